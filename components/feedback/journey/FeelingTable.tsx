import { figureLabels, figures, targetOf, totalsOf, type Stage } from '@/lib/feedback/situation/stage'

/** The line of feelings and the figures as a table: what the picture shows, for everybody who does not see it. */
export function FeelingTable({ stages }: { stages: Stage[] }) {
  const totals = totalsOf(stages)
  const partly = figures.filter((figure) => totals[figure].known > 0 && totals[figure].known < stages.length)
  return (
    <div className="overflow-x-auto" role="region" aria-label="Линия чувств и числа таблицей" tabIndex={0}>
      <table className="w-full min-w-[46rem] text-dense [&_:is(th,td)]:border-b [&_:is(th,td)]:border-line [&_:is(th,td)]:px-2 [&_:is(th,td)]:py-2">
        <caption className="sr-only">Чувства, визиты, рабочие дни и документы по этапам</caption>
        <thead className="text-sm text-muted">
          <tr>
            <td />
            <th scope="colgroup" colSpan={3}>
              Чувства, от −2 до +2
            </th>
            {figures.map((figure) => (
              <th key={figure} scope="colgroup" colSpan={2}>
                {figureLabels[figure]}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col" className="text-left font-normal">
              Этап
            </th>
            {['сейчас', 'цель'].map((head) => (
              <th key={head} scope="col" className="text-right font-normal">
                {head}
              </th>
            ))}
            <th scope="col" className="text-left font-normal">
              словами
            </th>
            {figures.flatMap((figure) =>
              ['сейчас', 'цель'].map((head) => (
                <th key={`${figure} ${head}`} scope="col" className="text-right font-normal">
                  {head}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {stages.map((stage, i) => (
            <tr key={stage.id}>
              <th scope="row" className="text-left font-medium">
                {i + 1}. {stage.name}
              </th>
              <td className="text-right">{stage.feeling || '–'}</td>
              <td className="text-right">{stage.feelingTarget || '–'}</td>
              <td className="text-muted">{stage.feelingWord || '–'}</td>
              {figures.flatMap((figure) => [
                <td key={figure} className="text-right">
                  {stage[figure] || '–'}
                </td>,
                <td key={`${figure} target`} className="text-right">
                  {stage[targetOf[figure]] || '–'}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold tabular-nums">
          <tr>
            <th scope="row" className="text-left">
              Всего
            </th>
            <td colSpan={3} />
            {figures.flatMap((figure) => [
              <td key={figure} className="text-right">
                {totals[figure].known > 0 ? totals[figure].now : '–'}
              </td>,
              <td key={`${figure} target`} className="text-right">
                {totals[figure].knownTarget > 0 ? totals[figure].target : '–'}
              </td>,
            ])}
          </tr>
        </tfoot>
      </table>
      {partly.length > 0 && (
        <p className="mt-2 text-sm text-warn">
          ! Не по всем этапам есть числа: {partly.map((figure) => figureLabels[figure].toLowerCase()).join(', ')}.
        </p>
      )}
    </div>
  )
}
