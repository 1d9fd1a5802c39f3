import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { newQueryClient } from '@/kit/query'
import { recordPathKey, recordPaths } from '@/kit/records'
import '@/kit/tokens.css'
import 'element-plus/theme-chalk/base.css'
import './theme.css'
import DeskApp from './DeskApp.vue'
import { deskModules } from './modules'
import { newRouter } from './router'

const queries = newQueryClient()
createApp(DeskApp)
  .provide(recordPathKey, recordPaths(deskModules))
  .use(VueQueryPlugin, { queryClient: queries })
  .use(newRouter(queries))
  .mount('#app')
