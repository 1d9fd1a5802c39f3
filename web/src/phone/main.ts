import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { rememberSession } from '@/api/session'
import { newQueryClient } from '@/kit/query'
import { recordPathKey, recordPaths } from '@/kit/records'
import '@/kit/text-size'
import '@/kit/tokens.css'
import './theme.css'
import { registerWorker } from './offline'
import { phoneModules } from './modules'
import PhoneApp from './PhoneApp.vue'
import { newRouter } from './router'

rememberSession()
const queries = newQueryClient()
createApp(PhoneApp)
  .provide(recordPathKey, recordPaths(phoneModules))
  .use(VueQueryPlugin, { queryClient: queries })
  .use(newRouter(queries))
  .mount('#app')
registerWorker()
