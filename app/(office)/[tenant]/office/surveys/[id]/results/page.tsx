import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Distribution } from '@/components/feedback/results/Distribution'
import { GroupTable } from '@/components/feedback/results/GroupTable'
import { WaveTable } from '@/components/feedback/results/WaveTable'
import { ButtonLink } from '@/components/ui/Button'
import { NumberStrip, Section, type NumberCell } from '@/components/ui/Section'
import { formatNumber } from '@/lib/core/format'
import { getResults } from '@/lib/feedback/results/queries'
import type { SurveyResults } from '@/lib/feedback/results/view-page'
import {
  asOfText,
  changeText,
  figureText,
  intervalText,
  measureText,
  percentText,
  rateText,
  resultsHeadline,
} from '@/lib/feedback/results/words'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Результаты опроса' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** What a survey has shown: the answer first, then waves, groups, every question. */
export default async function ResultsPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const query = await searchParams
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/results`)
  const results = await getResults(actor, { id, by: text(query.by), agencyId: text(query.agency) })
  if (!results) notFound()
  const { survey, forms, main, waves, groups, splits, by, asOf, threshold, questions } = results
  const answered = forms.status === 'hidden' ? 0 : forms.answered
  return (
    <>
      <Breadcrumbs
        items={[{ label: 'Опросы', href: at }, { label: survey.title, href: `${at}/${id}` }, { label: 'Результаты' }]}
      />
      <PageTitle
        kicker={[survey.title, survey.agencyName].filter(Boolean).join(' · ')}
        title={resultsHeadline(main, waves[0]?.id === id ? waves[0].change : null, answered)}
        lead={asOfText(asOf, threshold)}
        actions={
          asOf !== null && (
            <>
              <ButtonLink variant="quiet" href={`/api/${tenant}/surveys/${id}/results.xlsx`} download>
                XLSX
              </ButtonLink>
              <ButtonLink variant="quiet" href={`/api/${tenant}/surveys/${id}/results.csv`} download>
                CSV
              </ButtonLink>
            </>
          )
        }
      />
      {asOf !== null && (
        <>
          <NumberStrip label="Главное" items={mainNumbers(results)} />
          {waves.length > 1 && (
            <Section title="По волнам" rule>
              <WaveTable at={at} waves={waves} />
            </Section>
          )}
          {groups && (
            <Section
              title="По группам"
              rule
              actions={splits.map(({ key, label }) => (
                <a
                  key={key}
                  href={`${at}/${id}/results?by=${encodeURIComponent(key)}`}
                  aria-current={key === by ? 'true' : undefined}
                  className={key === by ? 'font-bold no-underline' : undefined}
                >
                  {label}
                </a>
              ))}
            >
              <GroupTable title={splits.find(({ key }) => key === by)?.label ?? ''} {...groups} />
            </Section>
          )}
          <Section title="Каждый вопрос" rule>
            {questions.map((result) => (
              <Distribution key={result.question.id} result={result} />
            ))}
          </Section>
        </>
      )}
    </>
  )
}

/** The figures that answer: satisfied, mean, CSI, NPS, how many answered. */
function mainNumbers({ questions, main, forms, survey, waves }: SurveyResults): NumberCell[] {
  const cells: NumberCell[] = []
  if (main?.measure?.kind === 'marks') {
    const { satisfied, n, mean, median } = main.measure
    const change = changeText(waves[0]?.id === survey.id ? waves[0].change : null)
    cells.push(
      {
        key: 'satisfied',
        value: percentText(satisfied.share),
        label: 'довольны',
        note: `${formatNumber(satisfied.count)} из ${formatNumber(n)}, интервал ${intervalText(satisfied)}${change ? `; ${change}` : ''}`,
      },
      { key: 'mean', value: figureText(mean), label: 'средняя отметка', note: `медиана ${figureText(median)}` },
    )
  }
  for (const { question, measure } of questions)
    if (measure?.kind === 'nps' || measure?.kind === 'csi')
      cells.push({
        key: question.id,
        value: measureText(measure),
        label: measure.kind === 'nps' ? 'посоветуют' : 'с учётом важности',
        note: measure.kind === 'nps' && measure.interval ? `интервал ${intervalText(measure.interval)}` : undefined,
      })
  cells.push({
    key: 'forms',
    value: rateText(forms),
    label: 'ответили',
    note: forms.status === 'unknown' ? 'сколько спросили, неизвестно' : survey.askedBasis || undefined,
  })
  return cells
}
