'use client'
import { StatusMark } from '@/components/ui/StatusMark'
import type { QueueLine } from './lines'

/** Things that wait, one a line. Words alone cross to the browser, not elements: the home page has many of them. */
export function QueueLines({
  base,
  action,
  lines,
}: {
  /** Address that the lines' ways begin with. */
  base: string
  action: string
  lines: QueueLine[]
}) {
  return (
    <ul className="border-t border-line">
      {lines.map(({ key, name, what, mark, timing, due, href }) => (
        <li
          key={key}
          className="grid gap-x-4 gap-y-0.5 border-b border-line py-2.5 text-dense md:grid-cols-[1fr_16.5rem_7rem] md:items-baseline"
        >
          <span>
            <b className="font-medium">{name}</b> <span className="text-muted">{what}</span>
          </span>
          <StatusMark kind={mark}>
            {timing}
            {due && <span className="block text-sm text-muted">{due}</span>}
          </StatusMark>
          <a href={`${base}/${href}`} className="md:text-right">
            {action}
            <span className="sr-only">: {name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
