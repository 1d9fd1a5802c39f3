import { strengthText, type Word } from './words'

/** On what an entry rests; one from before the system is told apart wherever its evidence is shown. */
export function evidenceText(entry: { strength: string; source: string }): string {
  return entry.source === 'opening' ? `启用前${strengthText(entry.strength)}` : strengthText(entry.strength)
}

const openingStates: Readonly<Record<string, Word>> = {
  preview: { title: '尚未送交', tone: 'off' },
  waiting: { title: '等待核对', tone: 'warn' },
  accepted: { title: '核对通过', tone: 'ok' },
  returned: { title: '已退回', tone: 'late' },
  dropped: { title: '已作废', tone: 'off' },
}
export const openingChoices = Object.entries(openingStates).map(([value, { title }]) => ({
  value,
  text: title,
}))

export function openingWord(state: string): Word {
  return openingStates[state] ?? { title: state, tone: 'plain' }
}
