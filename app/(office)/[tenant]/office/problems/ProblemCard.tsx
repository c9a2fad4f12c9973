import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DialogButton } from '@/components/ui/Dialog'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDayMonth } from '@/lib/core/dates'
import { agree, count, NBSP } from '@/lib/core/format'
import { dayStateMark, dayStateText, heardText, problemSign } from '@/lib/feedback/told/labels'
import { isToTell } from '@/lib/feedback/told/rules'
import type { ProblemLine } from '@/lib/feedback/told/view'
import { joinProblemAction, publishProblemAction } from './actions'
import { FinishForm, TellForm } from './ProblemForms'
import { targetOf } from './target'

type Props = { line: ProblemLine; tenant: string; today: string; withAgency: boolean }

const codes = (n: number): string => count(n, 'код', 'кода', 'кодов')

/** What people know of it by now. */
export function Known({ line }: { line: ProblemLine }) {
  const { status, publishedOn, waiting, promise, next } = line
  const page = publishedOn !== null
  if (status === 'NEW')
    return waiting > 0 ? (
      <StatusMark kind="ok">{codes(waiting)}: «разбираем»</StatusMark>
    ) : (
      <span className="text-muted">пока нечего сказать</span>
    )
  if (status === 'IN_WORK')
    return page ? (
      <StatusMark kind={promise.broken === null ? 'ok' : 'warn'}>
        на странице: {promise.broken === null ? 'делаем' : promise.late ? 'опаздываем' : 'опоздали и почему'}
      </StatusMark>
    ) : (
      <StatusMark kind="warn">ещё не на странице</StatusMark>
    )
  const wait = waiting > 0 ? `, ${agree(waiting, 'ждёт', 'ждут')} ${codes(waiting)}` : ''
  return <StatusMark kind={next?.state.code === 'LATE' ? 'bad' : 'warn'}>не сказано{wait}</StatusMark>
}

/** «✕ был 17 ноября, 5 рабочих дней назад», with the day that holds now. */
export function NextDayMark({ line }: { line: ProblemLine }) {
  const { next, promise } = line
  if (next === null) return null
  const { code } = next.state
  const verb = { SORT: 'до', DO: 'до', TELL: 'до' }[next.what]
  const past = { SORT: 'надо было', DO: 'был', TELL: 'надо было' }[next.what]
  // A promise that was not kept stays one, whatever day was given after it.
  const broken = next.what === 'DO' && promise.broken !== next.on ? promise.broken : null
  return (
    <>
      {broken !== null && (
        <StatusMark kind="bad" className="block font-semibold">
          обещали к {formatDayMonth(broken, line.today)}
        </StatusMark>
      )}
      <StatusMark
        kind={broken !== null && code === 'OPEN' ? 'none' : dayStateMark(next.state)}
        className={code === 'LATE' ? 'font-semibold' : undefined}
      >
        {broken !== null && code !== 'LATE' && 'новый – '}
        {code === 'LATE' ? past : verb} {formatDayMonth(next.on, line.today)}
      </StatusMark>
      <span className="block text-muted">{dayStateText(next.state)}</span>
    </>
  )
}

const Row = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt className="text-muted">{term}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
)

const dayTerms = { SORT: 'Разобрать', DO: 'Срок', TELL: 'Сказать' } as const

/** A problem that is not closed yet, with what may be done with it now. */
export function ProblemCard({ line, tenant, today, withAgency }: Props) {
  const at = `/${tenant}/office/problems`
  const { id, number, title, owner, next, links, similar, status } = line
  const settled = isToTell(status)
  const heard = heardText(line)
  return (
    <li className="border-b border-line py-4 text-sm">
      <p className="text-muted">
        {problemSign(number)}
        {heard && ` · ${heard}`}
        {withAgency && ` · ${line.agencyName}`}
      </p>
      <h3 className="mt-0.5 mb-2 text-base leading-snug font-semibold">
        <a href={`${at}/${id}`} className="text-ink">
          {title}
        </a>
      </h3>
      {settled && <SaidDone line={line} />}
      <dl className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-2 gap-y-1">
        <Row term="Отвечает">{owner || <StatusMark kind="warn">не назначен</StatusMark>}</Row>
        {settled && line.doneOn && <Row term="Сделано">{formatDayMonth(line.doneOn, line.today)}</Row>}
        {settled && line.declinedOn && <Row term="Отказ">{formatDayMonth(line.declinedOn, line.today)}</Row>}
        {next && (
          <Row term={dayTerms[next.what]}>
            <NextDayMark line={line} />
          </Row>
        )}
        {similar && (
          <Row term="Похожа">
            на{NBSP}
            <a href={`${at}/${similar.id}`}>{problemSign(similar.number)}</a>
          </Row>
        )}
        {links[0] && (
          <Row term="Связана">
            <a href={`/${tenant}/office/${links[0].href}`}>
              {linkWords[links[0].kind]} «{links[0].title}»
            </a>
            {links.length > 1 && ` и ещё ${links.length - 1}`}
          </Row>
        )}
        <Row term="Людям">
          <Known line={line} />
        </Row>
      </dl>
      <CardActions line={line} tenant={tenant} today={today} />
    </li>
  )
}

export const linkWords = {
  process: 'Процесс',
  project: 'Проект',
  roadmap: 'Пункт карты',
  situation: 'Ситуация',
} as const

const SaidDone = ({ line: { said, answer, declinedOn } }: { line: ProblemLine }) => (
  <div className="mb-2 grid gap-0.5 border-l-3 border-accent pl-3">
    <p>
      <b>Вы сказали:</b> {said || <span className="text-muted">допишите одной фразой</span>}
    </p>
    <p>
      <b>{declinedOn ? 'Не сделаем:' : 'Мы сделали:'}</b>{' '}
      {answer || <span className="text-muted">допишите одной фразой</span>}
    </p>
  </div>
)

function CardActions({ line, tenant, today }: Omit<Props, 'withAgency'>) {
  const { id, version, title, status, can, similar, said, answer, publishedOn } = line
  const at = `/${tenant}/office/problems/${id}`
  const named = (label: string) => (
    <>
      {label}
      <span className="sr-only">: {title}</span>
    </>
  )
  const actions = {
    NEW: can.settle && (
      <>
        <ButtonLink href={`${at}#sort`} size="s" variant="quiet">
          {named('Назначить')}
        </ButtonLink>
        {similar && (
          <ActionForm
            action={joinProblemAction}
            tenant={tenant}
            hidden={{ id, version, joinedToId: similar.id }}
            submitLabel={`Присоединить к № ${similar.number}`}
            variant="text"
            size="s"
            quiet
            confirm={{
              title: `Присоединить к № ${similar.number}?`,
              text: `«${similar.title}». Что сделаете по ней, скажем и тем, кто писал об этой.`,
              confirmLabel: 'Присоединить',
            }}
          />
        )}
      </>
    ),
    IN_WORK: (
      <>
        {can.settle && (
          <DialogButton label={named('Сделано →')} title={title} size="s">
            <FinishForm tenant={tenant} problem={targetOf(line)} today={today} />
          </DialogButton>
        )}
        {can.tell && publishedOn === null && said !== '' && (
          <ActionForm
            action={publishProblemAction}
            tenant={tenant}
            hidden={{ id, version }}
            submitLabel="Показать людям"
            variant="text"
            size="s"
            quiet
          />
        )}
      </>
    ),
    TO_TELL: can.tell && (
      <DialogButton
        label={named(said !== '' && answer !== '' ? 'Опубликовать и написать' : 'Дописать ответ')}
        title={title}
        size="s"
        variant={said !== '' && answer !== '' ? 'primary' : 'quiet'}
      >
        <TellForm tenant={tenant} problem={targetOf(line)} />
      </DialogButton>
    ),
  }
  const shown =
    status === 'NEW' ? actions.NEW : status === 'IN_WORK' ? actions.IN_WORK : isToTell(status) ? actions.TO_TELL : null
  return shown ? <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">{shown}</div> : null
}

/** One that people were told of: a line. */
export function ToldLine({ line, tenant }: { line: ProblemLine; tenant: string }) {
  const { id, number, title, letters, toldOn, declinedOn } = line
  const facts = [
    heardText({ ...line, heardWhere: '' }),
    declinedOn && 'отказ',
    letters > 0 && count(letters, 'письмо', 'письма', 'писем'),
    toldOn && formatDayMonth(toldOn, line.today),
  ].filter(Boolean)
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] border-b border-line py-2.5 text-sm">
      <span aria-hidden="true" className={declinedOn ? 'text-muted' : 'text-ok'}>
        {declinedOn ? '⊘' : '✓'}
      </span>
      <div>
        <a href={`/${tenant}/office/problems/${id}`} className="text-ink">
          {problemSign(number)} {title}
        </a>
        <span className="sr-only">{declinedOn ? ', отказались' : ', сделано'}</span>
        <p className="text-muted">{facts.join(' · ')}</p>
      </div>
    </li>
  )
}
