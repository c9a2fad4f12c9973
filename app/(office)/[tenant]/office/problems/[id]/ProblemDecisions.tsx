import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { buttonClass } from '@/components/ui/Button'
import type { ProblemChoices } from '@/lib/feedback/told/choice-queries'
import { isToTell } from '@/lib/feedback/told/rules'
import type { ProblemView } from '@/lib/feedback/told/view'
import { partProblemAction, publishProblemAction } from '../actions'
import {
  AssignForm,
  DeclineForm,
  FinishForm,
  JoinForm,
  LinkForm,
  MoveForm,
  ReopenForm,
  SortForm,
  TellForm,
} from '../ProblemForms'
import { targetOf } from '../target'
import { EditForm } from './EditForm'

type Props = { tenant: string; problem: ProblemView; choices: ProblemChoices; today: string; threshold: number }

/** What may be decided now, each behind its button; opens without script, too. */
export function ProblemDecisions({ tenant, problem, choices, today, threshold }: Props) {
  const { status, can, id, version, publishedOn, said } = problem
  const target = targetOf(problem)
  const own = { tenant, problem: target }
  const onPage = publishedOn !== null
  const open = status === 'NEW' || status === 'IN_WORK'
  const settled = isToTell(status)
  if (!can.edit && !can.settle && !can.tell) return <div />
  return (
    <section className="print:hidden" aria-labelledby="decide">
      <h2 id="decide" className="border-t-2 border-ink pt-4">
        Что делаем
      </h2>
      <div className="mt-4 grid gap-3">
        {status === 'NEW' && can.settle && (
          <Choice id="sort" label="Разобрать" primary open>
            <SortForm {...own} people={choices.people} />
          </Choice>
        )}
        {status === 'IN_WORK' && can.tell && !onPage && said !== '' && (
          <ActionForm
            action={publishProblemAction}
            tenant={tenant}
            hidden={{ id, version }}
            submitLabel="Показать людям: делаем"
            quiet
          />
        )}
        {status === 'IN_WORK' && can.settle && (
          <>
            <Choice label="Сделано" primary>
              <FinishForm {...own} today={today} />
            </Choice>
            {(!onPage || can.tell) && (
              <Choice label="Перенести срок">
                <MoveForm {...own} />
              </Choice>
            )}
          </>
        )}
        {settled && can.tell && (
          <Choice label="Сказать людям" primary open>
            <TellForm {...own} addresses={problem.addresses} />
          </Choice>
        )}
        {settled && !can.tell && (
          <p className="text-muted">
            Людям скажет куратор органа или уполномоченный орган: у них это в «Что вас ждёт».
          </p>
        )}
        {(open || settled) && status !== 'NEW' && can.settle && (
          <Choice label="Сменить ответственного">
            <AssignForm {...own} people={choices.people} />
          </Choice>
        )}
        {open && can.settle && (
          <Choice label="Отказаться">
            <DeclineForm {...own} />
          </Choice>
        )}
        {open && can.settle && !onPage && choices.problems.length > 0 && (
          <Choice label="Присоединить к другой">
            <JoinForm {...own} problems={choices.problems} />
          </Choice>
        )}
        {(settled || status === 'TOLD') && can.settle && (!onPage || can.tell) && (
          <Choice label="Вернуть в работу">
            <ReopenForm {...own} />
          </Choice>
        )}
        {status === 'JOINED' && can.settle && (
          <ActionForm
            action={partProblemAction}
            tenant={tenant}
            hidden={{ id, version }}
            submitLabel="Отделить"
            variant="quiet"
            quiet
          />
        )}
        {can.edit && (
          <>
            <Choice label="Связать с делами">
              <LinkForm {...own} choices={choices} chosen={problem.linkIds} />
            </Choice>
            <Choice label="Изменить тексты">
              <EditForm tenant={tenant} problem={problem} threshold={threshold} />
            </Choice>
          </>
        )}
      </div>
    </section>
  )
}

function Choice({
  id,
  label,
  primary,
  open,
  children,
}: {
  id?: string
  label: string
  primary?: boolean
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="group" id={id} open={open}>
      <summary className={buttonClass(primary ? 'primary' : 'quiet', 'm', 'cursor-pointer list-none')}>
        {label}
        <span aria-hidden="true" className="group-open:rotate-180">
          ▾
        </span>
      </summary>
      <div className="mt-4 mb-6 border-l-2 border-line-strong pl-4">{children}</div>
    </details>
  )
}
