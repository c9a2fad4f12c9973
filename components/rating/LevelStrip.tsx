import type { CSSProperties } from 'react'
import { cx } from '@/components/ui/cx'
import { toneSoft, toneText } from './tones'
import type { LevelTone } from './types'

export type LevelCount = {
  key: string
  tone: LevelTone
  glyph: string
  name: string
  count: number
  href?: string
  current?: boolean
}

/** How many stand on each level; the widths follow the counts as far as the words leave room. */
export function LevelStrip({ levels, label = 'Участники по уровням' }: { levels: LevelCount[]; label?: string }) {
  const columns = levels.map((level) => `minmax(8.5rem, ${Math.max(1, level.count)}fr)`).join(' ')
  return (
    <ul aria-label={label} className="level-strip" style={{ '--columns': columns } as CSSProperties}>
      {levels.map((level) => {
        const tone = cx(toneSoft[level.tone], toneText[level.tone])
        const look = cx(
          'block h-full rounded-ctl px-3.5 py-3 no-underline',
          tone,
          level.current && 'ring-2 ring-current',
        )
        const body = (
          <>
            <b className="block text-2xl leading-[1.1]">{level.count}</b>
            <span>
              <span aria-hidden="true">{level.glyph}</span> {level.name}
            </span>
          </>
        )
        return (
          <li key={level.key}>
            {level.href ? (
              <a
                href={level.href}
                className={cx(look, 'hover:underline')}
                aria-current={level.current ? 'true' : undefined}
              >
                {body}
              </a>
            ) : (
              <div className={look}>{body}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
