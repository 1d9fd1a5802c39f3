/** A field of the request that was refused, and why. */
interface FieldProblem {
  field: string
  message: string
}

/** What the server refused, in words for the user; `code` is stable, `requestId` finds it in the server's log. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly FieldProblem[]
  readonly requestId: string
  /** What the code carries, the server's version of a conflict for example; its reader checks the shape. */
  readonly extra: unknown

  constructor(init: {
    status: number
    code: string
    message: string
    fields?: readonly FieldProblem[]
    requestId?: string
    extra?: unknown
  }) {
    super(init.message)
    this.name = 'ApiProblem'
    this.status = init.status
    this.code = init.code
    this.fields = init.fields ?? []
    this.requestId = init.requestId ?? ''
    this.extra = init.extra
  }

  /** The message for one field, for showing beside its input. */
  field(name: string): string {
    return this.fields.find((f) => f.field === name || f.field.endsWith(`.${name}`))?.message ?? ''
  }

  /** The messages for one row of a list, `lines[1]` or `posts.1.title`, for showing at the row. */
  row(list: string, at: number): string {
    const heads = [`${list}[${String(at)}]`, `${list}.${String(at)}`]
    return this.fields
      .filter((f) => heads.some((head) => f.field === head || f.field.startsWith(`${head}.`)))
      .map((f) => f.message)
      .join('；')
  }
}

/** The request never reached the server, or its answer never came: nothing is known about the outcome. */
export const NETWORK = 'network'

const byStatus: Readonly<Record<number, string>> = {
  400: '请求格式有误',
  401: '登录已失效，请重新登录',
  403: '没有进行此项操作的权限',
  404: '没有找到，或不在您的管辖范围内',
  409: '内容已被他人修改，请对照后再保存',
  413: '文件过大',
  422: '填写的内容不符合要求',
  429: '操作过于频繁，请稍后再试',
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Reads an application/problem+json reply; anything else becomes a plain sentence for its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('Content-Type') ?? ''
  let body: Record<string, unknown> = {}
  if (type.includes('json')) {
    try {
      body = record(await response.json())
    } catch {
      // a broken body says no more than its status
    }
  }
  const errors: unknown[] = Array.isArray(body['errors']) ? body['errors'] : []
  const fallback =
    byStatus[response.status] ?? (response.status >= 500 ? '服务器出错，请稍后再试' : '请求未成功')
  return new ApiProblem({
    status: response.status,
    code: text(body['code']) || `http_${String(response.status)}`,
    message: text(body['detail']) || fallback,
    fields: errors.map((e) => ({ field: text(record(e)['field']), message: text(record(e)['message']) })),
    extra: body['extra'],
    requestId: text(body['requestId']) || (response.headers.get('X-Request-Id') ?? ''),
  })
}

/** The problem of a request that got no answer. */
export function noAnswer(): ApiProblem {
  return new ApiProblem({ status: 0, code: NETWORK, message: '连接不上服务器，请检查网络后重试' })
}

/** Any thrown value as a problem, so that pages have one thing to show; a mistake of the page itself too. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown
  return new ApiProblem({ status: 0, code: 'page', message: '页面出错，请刷新后重试' })
}
