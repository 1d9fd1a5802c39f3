import type { PhoneModule } from '@/kit/module'

const module: PhoneModule = {
  routes: [
    {
      path: '/rules/interpretations/:id',
      component: () => import('./PhoneInterpretationPage.vue'),
      meta: { title: '解释' },
    },
  ],
  records: { interpretation: (id) => `/rules/interpretations/${id}` },
}

export default module
