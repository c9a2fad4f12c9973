import { Section } from '@/components/ui/Section'

type Edition = {
  id: string
  number: number
  publishedAt: Date
  publishedBy: string
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnReason: string | null
  /** What is new in it. */
  reason?: string | undefined
}

/** Editions of what was made public, with who published each and why it was closed. */
export function Editions({ editions, day }: { editions: readonly Edition[]; day: (instant: Date) => string }) {
  return (
    <Section title="Редакции" rule>
      <ol className="border-t border-line">
        {editions.map(({ id, number, publishedAt, publishedBy, withdrawnAt, withdrawnBy, withdrawnReason, reason }) => (
          <li key={id} className="border-b border-line py-2">
            <b>Редакция {number}</b> – {day(publishedAt)}, {publishedBy}
            {reason && <span className="block">{reason}</span>}
            {withdrawnAt && (
              <span className="block text-sm text-muted">
                закрыта {day(withdrawnAt)}, {withdrawnBy}: {withdrawnReason}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
