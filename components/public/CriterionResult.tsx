import { Pips } from '@/components/rating/Pips'
import { formatDecimal } from '@/lib/core/decimal'
import { settlementOutcomeLabels } from '@/lib/rating/labels'
import type { PublishedCriterion } from '@/lib/rating/published'

/** One criterion of a published score in plain words. */
export function CriterionResult({ criterion: c, notes }: { criterion: PublishedCriterion; notes: string[] }) {
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-line py-4 md:grid-cols-[minmax(0,1fr)_13rem]">
      <div>
        <h3 className="text-lg">{c.number}. {c.shortTitle}</h3>
        <p className="text-sm text-muted">{c.title}{c.cumulative && '. Ступени складываются'}</p>
        <p className="mt-2"><b className="font-medium">Найдено:</b> {c.found}</p>
        {c.reason && <p className="text-sm text-muted">{c.reason}</p>}
        {c.settlement && (
          <p className="mt-2 border-l-2 border-line-strong pl-3 text-sm">
            Участник не согласился{c.settlement.requestedScore === null ? '' : ` и просил балл ${c.settlement.requestedScore}`}: {c.settlement.objection} <b className="font-medium">Решение: {settlementOutcomeLabels[c.settlement.outcome]}.</b> {c.settlement.reason}
          </p>
        )}
        {c.correction && <p className="mt-2 border-l-2 border-line-strong pl-3 text-sm">В редакции {c.correction.version} балл изменён с {c.correction.from} на {c.correction.to}: {c.correction.reason}</p>}
        {c.evidence.length > 0 && <p className="mt-2 text-sm text-muted">Подтверждения: {c.evidence.join('; ')}.</p>}
        {notes.map((note) => <p key={note} className="mt-2 text-sm text-muted">{note}</p>)}
      </div>
      <div className="md:text-right">
        <p className="text-lg"><span className="text-muted">{c.finalScore} × {formatDecimal(c.weight)} =</span> <b>{formatDecimal(c.points)}</b></p>
        <p className="mt-1 flex items-center gap-2 text-sm text-muted md:justify-end"><Pips value={c.finalScore} max={c.topScore} /> {c.finalScore} из {c.topScore}</p>
        {c.selfScore !== null && c.selfScore !== c.finalScore && <p className="mt-1 text-sm text-muted">самооценка – {c.selfScore}{c.verifiedScore !== c.finalScore && `, проверка – ${c.verifiedScore}`}</p>}
      </div>
    </li>
  )
}
