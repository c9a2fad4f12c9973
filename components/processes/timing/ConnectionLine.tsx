'use client'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { agree } from '@/lib/core/format'
import { observationCount } from '@/lib/processes/timing/labels'
import type { Line } from './send'
import { signInHref } from './sign-in'
import type { Unsent } from './store'

type Props = { line: Line; unsent: number; volatile: boolean; tenant: string; series: string }

/** Whether what was timed has reached the portal: a plain line with the count. */
export function ConnectionLine({ line, unsent, volatile, tenant, series }: Props) {
  const held =
    unsent > 0 ? `${observationCount(unsent)} на этом устройстве, ${agree(unsent, 'уйдёт сам', 'уйдут сами')}` : ''
  const calm = line.kind === 'ok' && !volatile
  return (
    <p role="status" className={cx('stopwatch-line', !calm && 'stopwatch-line-warn')}>
      {line.kind === 'offline' && (
        <>
          <b>Нет связи.</b> {held || 'Замеры останутся на этом устройстве и уйдут сами'}
        </>
      )}
      {line.kind === 'signedOut' && (
        <>
          <b>Сеанс истёк.</b> {unsent > 0 ? `${observationCount(unsent)} на этом устройстве. ` : ''}
          <a href={signInHref(tenant, series)}>Войти и отправить</a>
        </>
      )}
      {line.kind === 'refused' && (
        <>
          <b>{line.message}</b> {unsent > 0 ? `${observationCount(unsent)} на этом устройстве.` : ''}
        </>
      )}
      {line.kind === 'ok' && (unsent > 0 ? `Отправляется: ${observationCount(unsent)}` : 'Всё снятое отправлено')}
      {volatile && ' Браузер не хранит данные: не закрывайте страницу, пока замеры не отправлены.'}
    </p>
  )
}

/** What the portal did not take, each with why: it stays until the person puts it away. */
export function NotTaken({ unsent, onDrop }: { unsent: readonly Unsent[]; onDrop: (one: Unsent) => void }) {
  const refused = unsent.filter((one) => one.refused !== undefined)
  if (refused.length === 0) return null
  return (
    <ul className="mb-4 grid gap-2">
      {refused.map((one) => (
        <li key={one.sent.id} className="border-l-3 border-danger pl-3">
          <p className="text-danger">{one.refused}</p>
          <Button variant="text" size="s" onClick={() => onDrop(one)}>
            Убрать с устройства
          </Button>
        </li>
      ))}
    </ul>
  )
}
