import { ElMessage, ElMessageBox } from 'element-plus'
import 'element-plus/theme-chalk/el-message-box.css'
import 'element-plus/theme-chalk/el-message.css'
import 'element-plus/theme-chalk/el-overlay.css'
import { asProblem } from '@/api/problem'

/** Asks before an act. `text` says what will happen; `action` is the word on the button, never 确定. */
export async function confirmAct(options: {
  title: string
  text: string
  action: string
  danger?: boolean
}): Promise<boolean> {
  try {
    await ElMessageBox.confirm(options.text, options.title, {
      confirmButtonText: options.action,
      cancelButtonText: '取消',
      confirmButtonClass: options.danger ? 'el-button--danger' : '',
      autofocus: !options.danger,
      closeOnClickModal: false,
    })
    return true
  } catch {
    return false // closed or cancelled
  }
}

/** Asks for a reason before an act; null when the user drew back. */
export async function askReason(options: {
  title: string
  text: string
  action: string
  least?: number
}): Promise<string | null> {
  const least = options.least ?? 2
  try {
    const answer: unknown = await ElMessageBox.prompt(options.text, options.title, {
      confirmButtonText: options.action,
      cancelButtonText: '取消',
      inputType: 'textarea',
      closeOnClickModal: false,
      inputValidator: (value: string | null) =>
        (value ?? '').trim().length >= least || `请写明事由（不少于 ${String(least)} 个字）`,
    })
    return (answer as { value: string }).value.trim()
  } catch {
    return null // closed or cancelled
  }
}

/** A short word after success. */
export function said(text: string): void {
  ElMessage.success({ message: text, grouping: true })
}

/** A refusal that belongs to no field. */
export function refused(thrown: unknown): void {
  ElMessage.error({ message: asProblem(thrown).message, duration: 6000, showClose: true, grouping: true })
}
