import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { Section } from '@/components/ui/Section'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import type { InterpretationSubject, Methodology } from '@/lib/rating/methodology/types'
import { getCurrentMethodology, getPublicTenant } from '@/lib/rating/publication/published-queries'
import { maximumTotal, scoreAssessment } from '@/lib/rating/methodology/score'
import { levelRuleText, levelSign, subjectLabel } from '@/lib/rating/methodology/labels'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Как считается оценка' }

function Criteria({
  methodology,
  notes,
}: {
  methodology: Methodology
  notes: (subject: InterpretationSubject) => string[]
}) {
  return (
    <ol>
      {methodology.criteria.map((criterion) => (
        <li
          key={criterion.number}
          id={`criterion-${criterion.number}`}
          className="grid gap-x-8 gap-y-2 border-t border-line py-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]"
        >
          <div>
            <h3>
              {criterion.number}. {criterion.shortTitle ?? criterion.title}
            </h3>
            <p className="text-sm text-muted">{criterion.title}</p>
            <p className="mt-2">
              Коэффициент <b>{formatDecimal(criterion.weight)}</b>
            </p>
            {criterion.cumulative && (
              <p className="text-sm text-muted">Ступени складываются: каждая засчитывается вместе с предыдущими.</p>
            )}
            {criterion.evidence && <p className="mt-2 text-sm text-muted">Чем подтверждается: {criterion.evidence}</p>}
          </div>
          <div>
            <ul>
              {criterion.options.map((option) => (
                <li
                  key={option.score}
                  className="grid grid-cols-[2.5rem_minmax(0,1fr)] border-b border-line py-2 last:border-0"
                >
                  <b className="text-lg leading-6">{option.score}</b>
                  <span>{option.text}</span>
                </li>
              ))}
            </ul>
            {notes(`criterion:${criterion.number}`).map((note) => (
              <p key={note} className="mt-2 border-l-2 border-line-strong pl-3 text-sm text-muted">
                {note}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The act's own calculation, done by the portal's function (K app. 3). */
function WorkedExample({ methodology }: { methodology: Methodology }) {
  if (!methodology.workedExample) return null
  const result = scoreAssessment(methodology, methodology.workedExample.scores)
  return (
    <Section
      title="Пример из порядка"
      rule
      lead="Участник получил такие баллы; каждый умножен на коэффициент критерия."
    >
      <p className="text-lg">
        {result.criteria.map((criterion) => `${criterion.score} × ${formatDecimal(criterion.weight)}`).join(' + ')}
      </p>
      <p className="mt-2 text-lg">
        = {result.criteria.map((criterion) => formatDecimal(criterion.points)).join(' + ')} ={' '}
        <b>{formatDecimal(result.total)}</b>, уровень «{levelSign(methodology, result.level).title}»
      </p>
    </Section>
  )
}

export default async function MethodPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  const current = tenant && (await getCurrentMethodology(tenant.id))
  if (!tenant || !current) notFound()
  const { methodology, interpretations } = current
  const year = tenant.years[0]
  const notes = (subject: InterpretationSubject): string[] =>
    interpretations.filter((one) => one.subject === subject).map((one) => one.text)
  return (
    <>
      <PageTitle
        size="l"
        kicker={methodology.title}
        title="Как считается оценка"
        lead={`Балл по каждому из ${methodology.criteria.length} критериев умножается на его коэффициент, результаты складываются. Больше всего можно получить ${formatDecimal(maximumTotal(methodology))}.`}
      />
      <Section title="Уровни" rule>
        <ul>
          {methodology.levels.map((level) => {
            const sign = levelSign(methodology, level.code)
            return (
              <li key={level.code} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3">
                <span className="w-56">
                  <LevelBadge tone={sign.tone} glyph={sign.glyph} name={sign.title} size="md" />
                </span>
                <span className="text-lg">{levelRuleText(level)}</span>
                {level.validityYears && (
                  <span className="text-sm text-muted">
                    действует {count(level.validityYears, 'год', 'года', 'лет')}, затем подтверждается
                    {level.award ? `; ${level.award}` : ''}
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        {notes('level').map((note) => (
          <p key={note} className="mt-3 max-w-[75ch] border-l-2 border-line-strong pl-3 text-sm text-muted">
            {note}
          </p>
        ))}
      </Section>
      <Section title="Критерии" rule>
        <Criteria methodology={methodology} notes={notes} />
      </Section>
      <WorkedExample methodology={methodology} />
      <Section
        id="interpretations"
        title={`${count(interpretations.length, 'решение', 'решения', 'решений')} о толковании`}
        rule
        lead="Где порядок молчит или противоречит себе, портал не гадает: решение принимает уполномоченный орган, и оно видно всем."
      >
        <ul>
          {interpretations.map((one) => (
            <li key={one.key} className="grid gap-x-6 border-t border-line py-3 md:grid-cols-[12rem_minmax(0,1fr)]">
              <span className="text-sm text-muted">{subjectLabel(one.subject)}</span>
              <span>
                {one.text}
                {one.ruledBy && <span className="block text-sm text-muted">Решение: {one.ruledBy}</span>}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {year && (
        <Section
          id="recompute"
          title="Пересчитать самому"
          rule
          lead="Опубликованный файл содержит порядок, ответы и результат. Пересчёт делает небольшая открытая программа, без портала и базы данных."
        >
          <ol className="list-decimal pl-5">
            <li>
              Скачайте <a href={`/${tenant.slug}/open-data/rating-${year}.json`}>rating-{year}.json</a>.
            </li>
            <li>
              В папке с исходным кодом портала выполните <code>npx tsx lib/rating/recompute.ts rating-{year}.json</code>
              .
            </li>
            <li>Программа пересчитает каждую оценку и уровень и назовёт расхождения, если они есть.</li>
          </ol>
          <p className="mt-3">
            Или <a href={`/${tenant.slug}/rating/${year}/recompute`}>пересчитайте прямо в браузере</a>.
          </p>
        </Section>
      )}
    </>
  )
}
