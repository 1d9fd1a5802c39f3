import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { newQueryClient } from '@/kit/query'
import '@/kit/tokens.css'
import 'element-plus/theme-chalk/base.css'
import './theme.css'
import DeskApp from './DeskApp.vue'
import { newRouter } from './router'

const queries = newQueryClient()
createApp(DeskApp).use(VueQueryPlugin, { queryClient: queries }).use(newRouter(queries)).mount('#app')
