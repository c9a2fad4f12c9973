import type { Gain } from '@/lib/processes/publication/gain'

type Props = {
  gain: Gain
  text: (value: string) => string
  /** Word for what is told of now only. */
  now?: string
  /** What is in bold is not so yet. */
  planned?: boolean
}

/** «18,4 → 6,1 р. д.»: what was, and what is in bold; read aloud in words. */
export function Change({ gain: { before, after }, text, now = 'сейчас', planned = false }: Props) {
  if (before === null || after === null)
    return (
      <span>
        <b>{text(after ?? before ?? '')}</b>
        {after === null && <span className="text-muted"> {now}</span>}
      </span>
    )
  return (
    <span>
      <span className="sr-only">было </span>
      <span className="text-muted">{text(before)}</span>
      <span aria-hidden="true"> → </span>
      <span className="sr-only">{planned ? ', станет ' : ', стало '}</span>
      <b>{text(after)}</b>
    </span>
  )
}
