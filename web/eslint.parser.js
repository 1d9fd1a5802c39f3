// One program for all pages. A component's script is read as TypeScript reads a module; left to itself the linter opens
// each component in an editor's language service and has the whole project checked anew for it, which took most of its time.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parser } from 'typescript-eslint'
import ts from 'typescript'
import { parseForESLint as parseComponent } from 'vue-eslint-parser'

const vue = (name) => name.endsWith('.vue')

// The script of a component, letter for letter as the component's parser hands it on.
function scriptOf(filePath) {
  let script = ''
  const listening = {
    parseForESLint(code, options) {
      if (code.length > script.length) script = code
      return parser.parseForESLint(code, options)
    },
  }
  parseComponent(readFileSync(filePath, 'utf8'), {
    filePath,
    parser: listening,
    sourceType: 'module',
  })
  return script
}

function programOf(folder) {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(folder, 'tsconfig.json'),
    { allowNonTsExtensions: true, moduleDetection: ts.ModuleDetectionKind.Force },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (d) => {
        throw new Error(ts.flattenDiagnosticMessageText(d.messageText, '\n'))
      },
    },
    undefined,
    undefined,
    [{ extension: '.vue', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }],
  )
  const wrong = config?.errors ?? []
  if (!config || wrong.length > 0)
    throw new Error(
      [`${folder}/tsconfig.json cannot be read`]
        .concat(wrong.map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n')))
        .join('\n'),
    )
  const host = ts.createCompilerHost(config.options, true)
  const plain = host.getSourceFile
  host.getSourceFile = (name, options, ...rest) =>
    vue(name)
      ? ts.createSourceFile(name, scriptOf(name), options, true, ts.ScriptKind.TS)
      : plain(name, options, ...rest)
  return ts.createProgram(config.fileNames, config.options, host)
}

// parserWith is the parser for a folder. Text that the program does not hold, such as a template's expressions or what an
// editor has not saved, goes the usual way. The program is made once: an editor's goes stale until its linter starts anew, and
// what other files have changed meanwhile is not seen before; on the command line each run makes its own.
export function parserWith(folder) {
  let program
  return {
    meta: { name: 'xiezhi-pages', version: parser.meta.version },
    parseForESLint(code, options) {
      program ??= programOf(folder)
      const known = program.getSourceFile(options.filePath)?.text === code
      return parser.parseForESLint(
        code,
        known ? { ...options, projectService: undefined, programs: [program] } : options,
      )
    },
  }
}
