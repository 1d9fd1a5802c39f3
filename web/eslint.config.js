import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'
import { parserWith } from './eslint.parser.js'

const parser = parserWith(import.meta.dirname)

const clientOnlyInApi = {
  group: ['@/api/client', '**/api/client'],
  importNames: ['client'],
  message: 'Only modules/<package>/api.ts, or its <subject>-api.ts, calls the client.',
}
const noNeighbours = {
  regex: '^(@/modules/|\\.\\./(?!\\.\\.))',
  message: 'A module does not import another module; what both need belongs in src/kit.',
}
const noModules = {
  regex: '^@/modules/',
  message: 'The public page of recruitment is light: it takes the kit and its own api.ts.',
}
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

export default ts.config(
  { ignores: ['dist/**', 'node_modules/**', 'map/node_modules/**', 'src/api/schema.d.ts', 'e2e-output/**'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ['src/phone/sw.ts'] },
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/only-throw-error': 'off', // the router's and the query cache's own values pass through
      'no-console': 'error',
      ...imports(clientOnlyInApi),
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser } },
    rules: {
      'vue/component-name-in-template-casing': ['error', 'kebab-case', { registeredComponentsOnly: false }],
      'vue/block-order': ['error', { order: ['script:not([setup])', 'script[setup]', 'template', 'style'] }],
      'vue/define-macros-order': 'off',
      'vue/require-default-prop': 'off', // types say which are optional
      'vue/no-v-html': 'error',
      'vue/prefer-true-attribute-shorthand': 'error',
    },
  },
  { files: ['**/*.ts'], languageOptions: { parser } },
  { files: ['src/modules/**'], rules: imports(clientOnlyInApi, noNeighbours) },
  { files: ['src/modules/*/api.ts', 'src/modules/*/*-api.ts'], rules: imports(noNeighbours) },
  { files: ['src/recruit/**'], rules: imports(clientOnlyInApi, noModules) },
  { files: ['src/recruit/api.ts'], rules: imports(noModules) },
  { files: ['src/api/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/kit/**'],
    rules: imports(clientOnlyInApi, {
      regex: 'modules/|/(desk|phone|sign)/(?!.*kit)',
      message: 'The kit knows no module and no shell.',
    }),
  },
  {
    files: ['**/*.{js,mjs}'],
    ...ts.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { projectService: false, program: null } },
    rules: { ...ts.configs.disableTypeChecked.rules, 'no-console': 'off' },
  },
  { files: ['**/*.test.ts'], rules: { 'vue/one-component-per-file': 'off' } },
  prettier,
)
