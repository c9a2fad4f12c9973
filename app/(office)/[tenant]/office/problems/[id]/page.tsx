import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { sidePlurals } from '@/lib/feedback/clients/labels'
import { getProblemChoices } from '@/lib/feedback/told/choice-queries'
import {
  heardText,
  messageKindLabels,
  messageStatusLabels,
  problemSign,
  problemStatusLabels,
} from '@/lib/feedback/told/labels'
import { getProblem } from '@/lib/feedback/told/queries'
import { proofsOf } from '@/lib/feedback/told/rules'
import { monthText } from '@/lib/feedback/told/topics'
import type { ProblemView } from '@/lib/feedback/told/view'
import { changeLines } from '@/lib/forms/changes'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { linkWords, NextDayMark } from '../ProblemCard'
import { ProblemDecisions } from './ProblemDecisions'

export const metadata: Metadata = { title: 'Проблема' }

/** A problem with all that is known of it and what may be done now. */
export default async function ProblemPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/problems`
  const actor = await requireActor(tenant, `${at}/${id}`)
  const problem = await getProblem(actor, { id })
  const choices = await getProblemChoices(actor, { id })
  const { number, title, agencyName, status, joinedTo, joined } = problem
  const label = problemStatusLabels[status]
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('problems'), href: at }, { label: problemSign(number) }]} />
      <PageTitle
        title={title}
        kicker={`${problemSign(number)} · ${agencyName}`}
        meta={<StatusMark kind={label.mark}>{label.short}</StatusMark>}
      />
      {joinedTo && (
        <Notice className="mb-6" title={`Присоединена к ${problemSign(joinedTo.number)}`}>
          <a href={`${at}/${joinedTo.id}`}>{joinedTo.title}</a>: что сделают по ней, скажут и тем, кто писал об этой.
        </Notice>
      )}
      {problem.promise.late && problem.promise.broken && (
        <Notice tone="danger" className="mb-6" title={`Обещали к ${formatLong(problem.promise.broken)}`}>
          {problem.publishedOn
            ? 'Люди видят на странице, что орган опаздывает. Сделайте или перенесите срок с причиной.'
            : 'Сделайте или перенесите срок с причиной.'}
        </Notice>
      )}
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div>
          <Facts problem={problem} tenant={tenant} />
          {joined.length > 0 && (
            <Section title="Присоединены" level={3}>
              <ul className="grid gap-1">
                {joined.map((one) => (
                  <li key={one.id}>
                    <a href={`${at}/${one.id}`}>
                      {problemSign(one.number)} {one.title}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Sources problem={problem} tenant={tenant} />
        </div>
        <ProblemDecisions
          tenant={tenant}
          problem={problem}
          choices={choices}
          today={todayOf(actor)}
          threshold={actor.tenant.settings.feedback.threshold}
        />
      </div>
      <History problem={problem} timeZone={actor.tenant.timeZone} />
    </>
  )
}

function Facts({ problem, tenant }: { problem: ProblemView; tenant: string }) {
  const { said, measure, answer, owner, links, moved, declinedOn, doneOn, toldOn, publishedOn, letters, service } =
    problem
  const proofs = proofsOf(problem.proof)
  const heard = heardText(problem)
  const items = [
    {
      term: 'Вы сказали',
      value: said ? `«${said}»` : <StatusMark kind="warn">не написано: без этого людям не сказать</StatusMark>,
    },
    heard && { term: 'Сколько и где', value: heard },
    { term: 'Чьи слова', value: sidePlurals[problem.side] },
    service && { term: 'Услуга', value: service },
    problem.cameFrom && { term: 'Откуда', value: problem.cameFrom },
    { term: 'Отвечает', value: owner || <StatusMark kind="warn">не назначен</StatusMark> },
    measure && { term: 'Что сделаем', value: <span className="whitespace-pre-line">{measure}</span> },
    problem.next && {
      term: { SORT: 'Разобрать', DO: 'Срок', TELL: 'Сказать людям' }[problem.next.what],
      value: <NextDayMark line={problem} />,
    },
    moved.length > 0 && {
      term: 'Срок переносили',
      value: (
        <ul className="grid gap-1">
          {moved.map(({ from, to, reason, on, by }) => (
            <li key={`${from} ${to} ${on}`}>
              {formatShort(from)} → {formatShort(to)}: {reason}
              <span className="text-muted">
                {' '}
                ({formatShort(on)}, {by})
              </span>
            </li>
          ))}
        </ul>
      ),
    },
    answer && {
      term: declinedOn ? 'Не сделаем' : 'Мы сделали',
      value: <span className="whitespace-pre-line">{answer}</span>,
    },
    proofs.length > 0 && {
      term: 'Чем подтверждено',
      value: (
        <ul>
          {proofs.map(({ text, url }) => (
            <li key={text}>
              {url ? (
                <a href={url} rel="noreferrer">
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      ),
    },
    doneOn && { term: 'Сделано', value: formatLong(doneOn) },
    declinedOn && { term: 'Отказ', value: formatLong(declinedOn) },
    links.length > 0 && {
      term: 'Связана',
      value: (
        <ul>
          {links.map(({ kind, id, title, href }) => (
            <li key={id}>
              <a href={`/${tenant}/office/${href}`}>
                {linkWords[kind]} «{title}»
              </a>
            </li>
          ))}
        </ul>
      ),
    },
    {
      term: 'Людям',
      value: publishedOn ? (
        <>
          <a href={`/${tenant}/told/${problem.agencySlug}`}>на странице</a> с {formatLong(publishedOn)}
          {toldOn && ` Сказано ${formatLong(toldOn)}`}
          {letters > 0 && ` Писем: ${letters}.`}
        </>
      ) : (
        'на странице пока нет: там сказано, сколько просьб ещё разбирают'
      ),
    },
  ]
  return <DefinitionList items={items.flatMap((item) => (item ? [item] : []))} />
}

const SHOWN = 20

function Sources({ problem, tenant }: { problem: ProblemView; tenant: string }) {
  const { words, written, topics, survey, similarTo, status } = problem
  const at = `/${tenant}/office`
  return (
    <>
      {similarTo.length > 0 && (status === 'NEW' || status === 'IN_WORK') && (
        <Section title="Похожие" level={3}>
          <ul className="grid gap-1">
            {similarTo.map((one) => (
              <li key={one.id}>
                <a href={`${at}/problems/${one.id}`}>
                  {problemSign(one.number)} {one.title}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {written.length > 0 && (
        <Section title={count(written.length, 'сообщение', 'сообщения', 'сообщений')}>
          <ul className="grid gap-2">
            {written.slice(0, SHOWN).map((one) => (
              <li key={one.id} className="border-b border-line pb-2">
                <a href={`${at}/messages/${one.id}`}>
                  {messageKindLabels[one.kind]}, {formatShort(one.receivedOn)}
                </a>{' '}
                <span className="text-sm text-muted">{messageStatusLabels[one.status].short}</span>
                <p className="whitespace-pre-line">{one.text}</p>
              </li>
            ))}
          </ul>
          {written.length > SHOWN && <p className="mt-2 text-muted">и ещё {written.length - SHOWN}</p>}
        </Section>
      )}
      {words.length > 0 && (
        <Section
          title={count(words.length, 'слово из ответов', 'слова из ответов', 'слов из ответов')}
          level={3}
          lead={survey?.title}
        >
          <ul className="grid gap-2">
            {words.slice(0, SHOWN).map(({ id, text }) => (
              <li key={id} className="border-b border-line pb-2 whitespace-pre-line">
                «{text}»
              </li>
            ))}
          </ul>
          {words.length > SHOWN && <p className="mt-2 text-muted">и ещё {words.length - SHOWN}</p>}
        </Section>
      )}
      {topics.length > 0 && (
        <Section title="Темы жалоб" level={3}>
          <ul className="grid gap-1">
            {topics.map((topic) => (
              <li key={topic.id}>
                {topic.theme}, {monthText(topic.month)}: {count(topic.count, 'жалоба', 'жалобы', 'жалоб')} (
                {topic.source})
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function History({ problem, timeZone }: { problem: ProblemView; timeZone: string }) {
  const { editions, history } = problem
  return (
    <>
      {editions.length > 0 && (
        <Section title="Что стояло на странице раньше" lead="Видят только сотрудники.">
          <ul className="grid gap-3">
            {editions.map(({ said, measure, answer, reason, on, by }, i) => (
              <li key={i} className="border-b border-line pb-3">
                <p className="text-sm text-muted">
                  до {formatShort(on)}, {by}: {reason}
                </p>
                <p>«{said}»</p>
                <p className="whitespace-pre-line">{answer || measure}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="История">
        <ol className="grid gap-1.5">
          {changeLines(history, timeZone).map((line, i) => (
            <li key={i}>{line}</li>
          ))}
          <li className="text-muted">Записана {formatLong(problem.heardOn)}</li>
        </ol>
      </Section>
    </>
  )
}
