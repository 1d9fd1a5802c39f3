import type { VisitContent } from './api'
import type { Draft, VisitItem } from './store'
import { bargaining } from './words'

/** An empty form for a day. */
export function emptyContent(day: string): VisitContent {
  return {
    day,
    servedId: '',
    duties: [],
    place: 'onsite',
    participants: '',
    done: '',
    outcome: '',
    internalNote: '',
    commissionNumber: '',
    commissionOn: '',
    commissionBlob: '',
  }
}

/** The content alone of whatever carries one. */
export function contentOf(from: VisitContent): VisitContent {
  return {
    day: from.day,
    servedId: from.servedId,
    duties: [...from.duties],
    place: from.place,
    participants: from.participants,
    done: from.done,
    outcome: from.outcome,
    internalNote: from.internalNote,
    commissionNumber: from.commissionNumber,
    commissionOn: from.commissionOn,
    commissionBlob: from.commissionBlob,
  }
}

/** A copy of an earlier entry for another day: unit, duties and words, but neither commission nor internal note. */
export function copied(from: VisitContent, day: string): VisitContent {
  return {
    ...contentOf(from),
    day,
    commissionNumber: '',
    commissionOn: '',
    commissionBlob: '',
    internalNote: '',
  }
}

/** A form that goes on with what waits in the queue. */
export function draftOf(item: VisitItem): Draft {
  const { key, at, content, servedName, servedKey, id, rev } = item
  return { key, at, content: contentOf(content), servedName, servedKey, id, rev }
}

export type Mistakes = Partial<Record<keyof VisitContent, string>>

/** What stops an entry before it is handed over; the server looks again. */
export function mistakes(draft: Pick<Draft, 'content' | 'servedKey'>, today: string): Mistakes {
  const { content, servedKey } = draft
  const found: Mistakes = {}
  if (!content.day) found.day = '请选择日期'
  else if (content.day > today) found.day = '不能晚于今天'
  if (!content.servedId && !servedKey) found.servedId = '请选择服务单位'
  if (content.duties.length === 0) found.duties = '请至少选择一项'
  if (!content.place) found.place = '请选择服务方式'
  if (!content.done.trim()) found.done = '请写一句做了什么'
  if (content.duties.includes(bargaining) && content.commissionOn > content.day)
    found.commissionOn = '不能晚于服务日期'
  return found
}

/** Whether a form holds anything worth keeping. */
export function worthKeeping(content: VisitContent): boolean {
  return Boolean(
    content.servedId ||
    content.duties.length ||
    content.done.trim() ||
    content.outcome.trim() ||
    content.participants.trim() ||
    content.internalNote.trim(),
  )
}

/** The day before a civil date. */
export function dayBefore(date: string): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day - 1)).toISOString().slice(0, 10)
}

/** The weeks of a month (2026-11), Monday first; days of other months are empty. */
export function weeksOf(month: string): string[][] {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  const blank = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const cells = [
    ...Array.from({ length: blank }, () => ''),
    ...Array.from({ length }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`),
  ]
  while (cells.length % 7) cells.push('')
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
}

/** A month further on (or back, with -1). */
export function monthAfter(month: string, step: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7)
}
