'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { NBSP } from '@/lib/core/format'
import { offerKey, type Offer } from '@/lib/rating/methodology/offer-rules'
import { postOffer } from './assessment-api'

const SHOWN = 5

type Props = {
  base: string
  criterion: number
  offers: readonly Offer[]
  /** Keys of what is attached to this criterion. */
  attached: ReadonlySet<string>
  onChanged: () => Promise<void>
}

/** What the portal already holds in proof of a criterion; one press attaches a copy of it as it is now. */
export function OfferBlock({ base, criterion, offers, attached, onChanged }: Props) {
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const [all, setAll] = useState(false)
  if (offers.length === 0) return null

  const attach = async (offer: Offer) => {
    setBusy(offerKey(offer))
    setProblem('')
    try {
      await postOffer(base, { criterion, kind: offer.kind, id: offer.id })
      await onChanged()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '')
    }
    setBusy(null)
  }

  return (
    <section aria-labelledby={`offers-${criterion}`} className="mt-6 print:hidden">
      <h3 id={`offers-${criterion}`}>Подходит из портала</h3>
      <p className="mb-2 text-sm text-muted">
        Приложится копия в PDF на сегодня: что бы ни изменилось потом, подтверждение останется прежним.
      </p>
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <ul className="border-t border-line">
        {(all ? offers : offers.slice(0, SHOWN)).map((offer) => {
          const key = offerKey(offer)
          return (
            <li
              key={key}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2.5"
            >
              <span className="min-w-[min(14rem,100%)] flex-1 wrap-anywhere">
                {offer.title}
                <small className="block text-sm text-muted">
                  {[offer.detail, offer.rung === null ? '' : `подтверждает ступень${NBSP}${offer.rung}`]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {offer.note && <small className="block text-sm text-muted">{offer.note}</small>}
              </span>
              {attached.has(key) ? (
                <span className="text-sm text-ok">✓ приложено</span>
              ) : (
                <Button
                  variant="quiet"
                  size="s"
                  aria-disabled={busy !== null || undefined}
                  onClick={() => {
                    if (busy === null) void attach(offer)
                  }}
                >
                  {busy === key ? 'Прикладываем…' : 'Приложить'}
                  <span className="sr-only"> {offer.title}</span>
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {!all && offers.length > SHOWN && (
        <Button variant="text" size="s" className="mt-2" onClick={() => setAll(true)}>
          Ещё {offers.length - SHOWN}
        </Button>
      )}
    </section>
  )
}
