/** 2026-11-22 → 2026年11月22日, as documents write it. Anything else comes back as it is. */
export function longDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  return parts ? `${parts[1] ?? ''}年${String(Number(parts[2]))}月${String(Number(parts[3]))}日` : date
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** An instant of the server (UTC) as the clock on the wall shows it: 2026-11-22 09:05. */
export function localTime(instant: string): string {
  const time = new Date(instant)
  return Number.isNaN(time.getTime()) ? instant : clock.format(time).replace(',', '')
}

/** Today by the clock on the wall in China, whatever the device is set to. */
export function today(now: Date): string {
  return clock.format(now).slice(0, 10)
}

/** The day so many days after today, in China. */
export function dayAfter(now: Date, days: number): string {
  return today(new Date(now.getTime() + days * 86_400_000))
}
