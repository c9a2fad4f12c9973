import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Editions } from '@/components/publication/Editions'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextField } from '@/components/ui/TextField'
import { formatLong, instantToDate } from '@/lib/core/dates'
import type { ResultsChoice } from '@/lib/feedback/publication/content'
import { getResultsPublication, type ResultsEdition, type ResultsPublication } from '@/lib/feedback/publication/queries'
import { publishedLabels } from '@/lib/feedback/publication/rules'
import { pageName } from '@/lib/page-names'
import { requireActor } from '@/lib/platform/actor'
import { withdrawResultsAction } from './action'
import { PublishForm } from './PublishForm'

export const metadata: Metadata = { title: 'Публикация результатов' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** What the form begins with: the choice of the last edition; words are chosen anew when they have gone. */
function startOf({ editions, publishable }: ResultsPublication): ResultsChoice {
  const last = editions[0]?.content
  if (!last) return { summary: '', questions: true, words: [] }
  return {
    summary: last.summary,
    questions: last.questions.length > 0,
    words: (publishable?.source.words ?? []).filter(({ text }) => last.words.includes(text)).map(({ id }) => id),
  }
}

/** Results for everybody: what is open, what may be published, editions. */
export default async function ResultsPublicationPage({ params }: Props) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/publication`)
  const view = await getResultsPublication(actor, { id })
  const { survey, state, editions, publishable, can } = view
  const open = editions.find(({ withdrawnAt }) => withdrawnAt === null)
  const day = (instant: Date) => formatLong(instantToDate(actor.tenant.timeZone, instant))
  const { short, mark } = publishedLabels[state]
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: survey.title, href: `${at}/${id}` },
          { label: 'Результаты', href: `${at}/${id}/results` },
          { label: 'Публикация' },
        ]}
      />
      <PageTitle
        title={
          open
            ? `Результаты открыты всем с ${day(open.publishedAt)}`
            : state === 'WITHDRAWN'
              ? 'Результаты отозваны'
              : 'Жители результатов пока не видят'
        }
        kicker={[survey.title, survey.agencyName].filter(Boolean).join(' · ')}
        meta={<StatusMark kind={mark}>{short}</StatusMark>}
        lead={state !== 'NONE' && <a href={`/${tenant}/surveys/${survey.code}/results`}>Страница для жителей</a>}
      />
      {!can ? (
        <Notice tone="info" title="Кто публикует результаты">
          Куратор органа, который спрашивал; опрос всей программы – уполномоченный орган.
        </Notice>
      ) : !survey.closed ? (
        <Notice tone="info" title="Опрос ещё идёт">
          Публикуют итоги закрытого опроса: <a href={`${at}/${id}`}>закройте его</a>, когда соберёте ответы.
        </Notice>
      ) : !publishable ? (
        <Notice tone="info" title="Публиковать нечего">
          Ответов так мало, что показать нельзя ничего.
        </Notice>
      ) : (
        <Section title={open ? 'Новая редакция' : 'Что опубликовать'} rule>
          <PublishForm
            key={`${publishable.mark}-${editions.length}`}
            tenant={tenant}
            hidden={{ id, version: survey.version, last: editions.length, seen: publishable.mark }}
            source={publishable.source}
            start={startOf(view)}
          />
        </Section>
      )}
      {open && can && <Withdraw tenant={tenant} edition={open} />}
      {editions.length > 0 && (
        <Editions editions={editions.map(({ content, ...one }) => ({ ...one, reason: content?.reason }))} day={day} />
      )}
    </>
  )
}

function Withdraw({ tenant, edition: { id, version } }: { tenant: string; edition: ResultsEdition }) {
  return (
    <Section title="Отозвать" rule lead="Цифры со страницы уйдут; она скажет, что результаты отозваны и почему.">
      <ActionForm
        action={withdrawResultsAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Отозвать результаты"
        variant="danger"
        confirm={{ title: 'Отозвать результаты?', confirmLabel: 'Отозвать' }}
      >
        <TextField name="reason" label="Почему: это увидят жители" maxLength={1000} />
      </ActionForm>
    </Section>
  )
}
