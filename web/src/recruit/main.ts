import { createApp } from 'vue'
import '@/kit/tokens.css'
import './recruit.css'
import RecruitApp from './RecruitApp.vue'

createApp(RecruitApp).mount('#app')
