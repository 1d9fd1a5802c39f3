import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { rememberSession } from '@/api/session'
import { newQueryClient } from '@/kit/query'
import '@/kit/tokens.css'
import './theme.css'
import { registerWorker } from './offline'
import PhoneApp from './PhoneApp.vue'
import { newRouter } from './router'

rememberSession()
const queries = newQueryClient()
createApp(PhoneApp).use(VueQueryPlugin, { queryClient: queries }).use(newRouter(queries)).mount('#app')
registerWorker()
