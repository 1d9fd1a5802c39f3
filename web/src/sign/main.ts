import { createApp } from 'vue'
import '@/kit/tokens.css'
import './sign.css'
import SignApp from './SignApp.vue'

createApp(SignApp).mount('#app')
