import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Distribution, Values } from '@/components/feedback/results/Distribution'
import { GroupTable } from '@/components/feedback/results/GroupTable'
import { WaveChart } from '@/components/feedback/results/WaveChart'
import { WaveTable } from '@/components/feedback/results/WaveTable'
import { Button, ButtonLink } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import { NumberStrip, Section, type NumberCell } from '@/components/ui/Section'
import { count, formatNumber } from '@/lib/core/format'
import { getSurveyResults } from '@/lib/feedback/results/queries'
import type { SurveyResults } from '@/lib/feedback/results/view-page'
import {
  asOfText,
  changeText,
  figureText,
  groupsHeading,
  intervalText,
  leadText,
  measureText,
  percentText,
  rateText,
  resultsHeadline,
  wavesHeading,
} from '@/lib/feedback/results/words'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Результаты опроса' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

const wayTo = (at: string, id: string, title: string) => [
  { label: pageName('surveys'), href: at },
  { label: title, href: `${at}/${id}` },
]

/** What a survey has shown: the answer first, then waves, groups, every question. */
export default async function ResultsPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const query = await searchParams
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/results`)
  const results = await getSurveyResults(actor, { id, by: text(query.by), agencyId: text(query.agency) })
  if (!results) notFound()
  const { survey, forms, main, waves, asOf, threshold, questions, agencies, agencyId, can } = results
  const own = waves[0]?.id === id ? waves[0] : null
  const answered = forms.status === 'hidden' ? 0 : forms.answered
  const link = (by: string, agency: string): string =>
    `${at}/${id}/results?${new URLSearchParams([...(by ? [['by', by]] : []), ...(agency ? [['agency', agency]] : [])]).toString()}`
  // Questions alone are in the CSV: it is the same whatever the groups beside them.
  const file = (kind: 'xlsx' | 'csv'): string =>
    `/api/${tenant}/surveys/${id}/results.${kind}${link(kind === 'xlsx' ? results.by : '', agencyId).slice(`${at}/${id}/results`.length)}`
  return (
    <>
      <Breadcrumbs items={[...wayTo(at, id, survey.title), { label: 'Результаты' }]} />
      <PageTitle
        kicker={[survey.title, survey.agencyName].filter(Boolean).join(' · ')}
        title={resultsHeadline(main, own?.change ?? null, answered)}
        lead={
          <>
            {own && (
              <span className="block">
                {leadText(own.result.measure, waves[1]?.result.measure ?? null, own.change)}
              </span>
            )}
            <span className="block text-sm">{asOfText(asOf, threshold)}</span>
          </>
        }
        actions={asOf !== null && <Deeds at={`${at}/${id}`} file={file} can={can} closed={survey.stage === 'CLOSED'} />}
      />
      {survey.agencyName === '' && agencies.length > 1 && (
        <form className="mb-4 flex flex-wrap items-end gap-2" action={`${at}/${id}/results`}>
          {results.by && <input type="hidden" name="by" value={results.by} />}
          <SelectField
            label="Орган"
            name="agency"
            defaultValue={agencyId}
            options={[
              { value: '', label: 'Все органы' },
              ...agencies.map(({ id: value, name }) => ({ value, label: name })),
            ]}
          />
          <Button type="submit" variant="quiet">
            Показать
          </Button>
        </form>
      )}
      {asOf !== null && (
        <>
          <NumberStrip label="Главное" items={mainNumbers(results)} />
          <Main results={results} />
          {waves.length > 1 && (
            <details className="mt-4">
              <summary className="cursor-pointer text-accent">Те же волны таблицей</summary>
              <WaveTable at={at} waves={waves} />
            </details>
          )}
          <Groups results={results} link={(by) => link(by, agencyId)} />
          <Section title="Своими словами" rule>
            {results.words === 0 ? (
              <p className="text-muted">
                Своими словами написали меньше {threshold} человек или никто: такие слова портал не показывает.
              </p>
            ) : (
              <p>
                <a href={`${at}/${id}/words`}>
                  {count(results.words, 'запись', 'записи', 'записей')}: темы, поиск, проблемы
                </a>
              </p>
            )}
          </Section>
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

type DeedsProps = { at: string; file: (kind: 'xlsx' | 'csv') => string; can: SurveyResults['can']; closed: boolean }

const Deeds = ({ at, file, can, closed }: DeedsProps) => (
  <>
    <ButtonLink variant="quiet" href={file('xlsx')} download>
      XLSX
    </ButtonLink>
    <ButtonLink variant="quiet" href={file('csv')} download>
      CSV по вопросам
    </ButtonLink>
    {closed && can.publish && (
      <ButtonLink variant="quiet" href={`${at}/publication`}>
        Публикация
      </ButtonLink>
    )}
    {can.report && <ButtonLink href={`${at}/report`}>Отчёт</ButtonLink>}
  </>
)

/** The waves as a picture, and how the main question was answered this time beside the time before. */
function Main({ results: { waves, main, survey } }: { results: SurveyResults }) {
  const before = waves[0]?.id === survey.id ? (waves[1] ?? null) : null
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      {waves.length > 1 && (
        <Section title={wavesHeading(waves.map(({ change }) => change))}>
          <WaveChart waves={waves} />
        </Section>
      )}
      {main && main.status === 'shown' && (
        <Section title={main.question.title}>
          <p className="mb-3 text-sm text-muted">
            % и число ответов{before ? `; чёрточка – ${before.title}` : ''}
            {main.dontKnow > 0 && `; ещё «не знаю»: ${formatNumber(main.dontKnow)}, в долю не входят`}
          </p>
          <Values caption={main.question.title} values={main.values} before={before?.result.values ?? []} />
        </Section>
      )}
    </div>
  )
}

function Groups({
  results: { groups, splits, by, main },
  link,
}: {
  results: SurveyResults
  link: (by: string) => string
}) {
  if (!groups) return null
  return (
    <Section
      title={groupsHeading(groups.lines)}
      rule
      actions={
        splits.length > 1 &&
        splits.map(({ key, label }) => (
          <ButtonLink
            key={key}
            size="s"
            variant={key === by ? 'primary' : 'quiet'}
            href={link(key)}
            aria-current={key === by ? 'true' : undefined}
          >
            {label}
          </ButtonLink>
        ))
      }
    >
      <GroupTable title={splits.find(({ key }) => key === by)?.label ?? ''} whole={main?.measure ?? null} {...groups} />
    </Section>
  )
}

/** The figures that answer: satisfied, mean, CSI, NPS, how many answered. */
function mainNumbers({ questions, main, forms, survey, waves }: SurveyResults): NumberCell[] {
  const cells: NumberCell[] = []
  if (main?.measure?.kind === 'marks') {
    const { satisfied, n, mean, median, sd } = main.measure
    const change = changeText(waves[0]?.id === survey.id ? waves[0].change : null)
    cells.push(
      {
        key: 'satisfied',
        value: percentText(satisfied.share),
        label: 'довольны',
        note: `${formatNumber(satisfied.count)} из ${formatNumber(n)}, интервал ${intervalText(satisfied)}${change ? `; ${change}` : ''}`,
      },
      {
        key: 'mean',
        value: figureText(mean),
        label: 'средняя отметка',
        note: `медиана ${figureText(median)}${sd ? `, разброс ${figureText(sd)}` : ''}`,
      },
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
    ...(forms.status === 'shown'
      ? {
          value: percentText(forms.rate),
          label: 'ответили',
          note: `${formatNumber(forms.answered)} из ${formatNumber(forms.asked)}. ${survey.askedBasis}`,
        }
      : {
          value: rateText(forms),
          label: 'ответили',
          note: forms.status === 'unknown' ? 'сколько спросили, неизвестно' : undefined,
        }),
  })
  return cells
}
