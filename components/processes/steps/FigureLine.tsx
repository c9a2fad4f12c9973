'use client'
import { memo, type ReactNode } from 'react'
import { formatTime } from '@/lib/core/dates'
import { formatNumber } from '@/lib/core/format'
import type { TableFigures } from '@/lib/processes/steps/reckon'
import type { Figures } from './use-figures'

type Props = { figures: Figures; priced: boolean; runsPerYear: number | null; timeZone: string }

/** The seven figures of the table; of a table with a doubt as they stood before it. */
export const FigureLine = memo(function FigureLine({ figures, priced, runsPerYear, timeZone }: Props) {
  const { doubts, sound } = figures
  return (
    <>
      <dl className="step-figures">
        <All figures={sound?.figures ?? null} priced={priced} runsPerYear={runsPerYear} />
      </dl>
      <div className="step-held">
        <p aria-live="polite" className="text-warn">
          {doubts.length > 0 && (
            <>
              <b aria-hidden="true">!</b>{' '}
              {sound
                ? `Числа – на ${formatTime(timeZone, new Date(sound.at))}, до сомнения. Исправите – пересчитаем сразу.`
                : 'Чисел пока нет: они появятся, как только в таблице не останется сомнений.'}
            </>
          )}
        </p>
        {sound && sound.figures.ladder.length > 0 && (
          <p className="step-ladder-words">
            Лестница времени, рабочих дней за прогон с повторами: сверху – ожидание, снизу – работа
          </p>
        )}
      </div>
      {sound?.figures.leadReasons.map((reason) => (
        <p key={reason} className="text-sm text-muted">
          ВПП считается только моделированием: {reason}.
        </p>
      ))}
      {sound?.figures.money?.lacks.map((lack) => (
        <p key={lack} className="text-sm text-warn">
          {lack}
        </p>
      ))}
    </>
  )
})

function All({
  figures,
  priced,
  runsPerYear,
}: { figures: TableFigures | null } & Pick<Props, 'priced' | 'runsPerYear'>) {
  const money = figures?.money
  const runs = runsPerYear === null ? 'число прогонов не указано' : `${formatNumber(runsPerYear)} прогонов`
  return (
    <>
      <Figure
        value={figures ? (figures.lead?.value ?? 'моделированием') : null}
        unit={figures?.lead?.unit}
        words={figures?.lead ? `ВПП в среднем, разброс ±${figures.lead.spread}` : 'ВПП в среднем'}
      />
      <Figure value={figures?.work} words="трудоёмкость прогона" />
      <Figure value={figures && (figures.flow ?? 'нет')} words="эффективность потока" />
      {priced && (
        <>
          <Figure
            value={money?.run && `${money.run} ₽`}
            words={money?.others ? `стоимость прогона; несут другие – ${money.others} ₽` : 'стоимость прогона'}
          />
          <Figure value={money?.year?.cost} words={`в год, ${runs}`} />
        </>
      )}
      <Figure value={figures?.firstTimeRight} words="с первого раза" />
      <Figure value={figures?.handoffs.roles} words="передачи между ролями" />
    </>
  )
}

function Figure({ value, unit, words }: { value: ReactNode; unit?: string; words: string }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        {value || <span className="text-muted">–</span>} {unit && <small>{unit}</small>}
      </dd>
    </div>
  )
}
