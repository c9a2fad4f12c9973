import type { CSSProperties, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { adoptionStateLabels, spreadEffectLabels, spreadEffectWord } from '@/lib/practices/labels'
import { adoptionStates, spreadEffects, type AdoptionState, type SpreadEffect } from '@/lib/practices/spread'

export type SpreadCard = {
  key: string
  step: number
  row: number
  rows: number
  rails: boolean[]
  agency: string
  /** The project, where the reader may open it. */
  href: string | null
  /** None: the origin. */
  state: AdoptionState | null
  year: number | null
  from: string | null
  effect: { verdict: SpreadEffect; text: string } | null
  /** The practice that it became itself. */
  practice: { title: string; href: string } | null
  tone: 'asked' | 'plain' | 'aside'
}
export type SpreadBand = {
  key: string
  title: ReactNode
  note: ReactNode
  cards: SpreadCard[]
  /** Accessible name of the list. */
  label: string
  more?: ReactNode
}

const MOST_COLUMNS = 5

/** One project: a sign, who, in what state, with what effect; the words say all that the lines do. */
function Mark({
  card,
  followed,
  up,
}: {
  card: SpreadCard
  followed: boolean
  /** Another one above took from the same. */
  up: boolean
}) {
  const { state, effect, agency, href, practice, rails, step } = card
  const label = state === null ? { glyph: '●', word: 'образец' } : adoptionStateLabels[state]
  return (
    <li
      className={cx(
        'spread-mark',
        followed && 'spread-followed',
        card.tone === 'asked' && 'spread-asked',
        card.tone === 'aside' && 'spread-aside',
      )}
      data-step={step > 0 ? 'taken' : 'origin'}
      aria-current={card.tone === 'asked' || undefined}
      data-up={up || undefined}
      data-down={rails.at(-1) || undefined}
      style={{ '--row': card.row + 1, '--rows': card.rows, '--step': step + 1 } as CSSProperties}
    >
      <span className="spread-rails" aria-hidden="true">
        {rails.map((on, i) => (
          <i key={i} data-on={on || undefined} data-own={i === rails.length - 1 || undefined} />
        ))}
      </span>
      <span className="spread-sign" data-state={state ?? 'ORIGIN'} aria-hidden="true">
        {label.glyph}
      </span>
      <span className="spread-words">
        <span className="spread-name">
          <span>{href ? <a href={href}>{agency}</a> : agency}</span>
        </span>
        <span className="spread-facts">
          <span className="text-sm text-muted">
            {state === null ? (
              'образец'
            ) : (
              <>
                {label.word}
                {card.year !== null && <>, {card.year}</>}
              </>
            )}
            {card.from !== null && (
              <span className="sr-only">
                , шаг {step}, взято: {card.from}
              </span>
            )}
            {practice && step > 0 && (
              <>
                {' '}
                ·{' '}
                <a href={practice.href} aria-label={`практика органа «${agency}»: ${practice.title}`}>
                  практика
                </a>
              </>
            )}
          </span>
          {effect && (
            <span className="spread-effect" data-verdict={effect.verdict}>
              <span aria-hidden="true">{spreadEffectLabels[effect.verdict].glyph} </span>
              <span className="sr-only">Эффект: </span>
              {spreadEffectWord(effect.verdict, state)}
              <span className="text-muted">: {effect.text}</span>
            </span>
          )}
        </span>
      </span>
    </li>
  )
}

/**
 * Practices one under another, each from its origin on the left to those who took it, step by step, on the right; on a
 * phone and for very long chains a tree that goes down. Lines are borders, so that paper shows them.
 */
export function SpreadMap({ bands, heading: Heading = 'h3' }: { bands: SpreadBand[]; heading?: 'h3' | null }) {
  const longest = Math.max(1, ...bands.flatMap(({ cards }) => cards.map(({ step }) => step)))
  const columns = Math.max(longest + 1, 3)
  return (
    <div
      className="spread"
      data-wide={columns <= MOST_COLUMNS || undefined}
      data-deep={columns > MOST_COLUMNS || undefined}
      style={{ '--columns': columns } as CSSProperties}
    >
      <p className="spread-steps" aria-hidden="true">
        {Array.from({ length: longest + 1 }, (_, i) => (
          <span key={i}>{i === 0 ? 'Образец' : `${i}-й шаг`}</span>
        ))}
      </p>
      {bands.map((band) => {
        return (
          <section key={band.key} className="spread-band">
            {Heading && <Heading>{band.title}</Heading>}
            {band.note && <p className="spread-note">{band.note}</p>}
            <ol className="spread-tree" aria-label={band.label}>
              {band.cards.map((card, i) => (
                <Mark
                  key={card.key}
                  card={card}
                  followed={band.cards[i + 1]?.step === card.step + 1}
                  up={card.step > 0 && band.cards[i - 1]?.step !== card.step - 1}
                />
              ))}
            </ol>
            {band.more && <p className="mt-1 text-sm">{band.more}</p>}
          </section>
        )
      })}
    </div>
  )
}

/** What the signs mean; the words stand on the marks, too. */
export function SpreadKey({
  states = adoptionStates,
  effects = spreadEffects,
}: {
  states?: readonly AdoptionState[]
  effects?: readonly SpreadEffect[]
}) {
  return (
    <div className="mb-4 grid gap-1 text-sm text-muted">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <span className="inline-flex items-center gap-1.5">
          <span className="spread-sign spread-sign-s" data-state="ORIGIN" aria-hidden="true">
            ●
          </span>{' '}
          образец
        </span>
        {states.map((state) => (
          <span key={state} className="inline-flex items-center gap-1.5">
            <span className="spread-sign spread-sign-s" data-state={state} aria-hidden="true">
              {adoptionStateLabels[state].glyph}
            </span>{' '}
            {adoptionStateLabels[state].word}
          </span>
        ))}
        {states.includes('PLANNED') && <span>год – когда взяли</span>}
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {effects.map((effect) => (
          <span key={effect} className="spread-effect whitespace-nowrap" data-verdict={effect}>
            <span aria-hidden="true">{spreadEffectLabels[effect].glyph} </span>
            <span className="text-muted">{spreadEffectLabels[effect].legend}</span>
          </span>
        ))}
      </p>
    </div>
  )
}
