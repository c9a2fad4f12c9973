import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import type { StagePage } from '@/lib/projects/stages/queries'
import { isUnderWay } from '@/lib/projects/state/rules'
import { closeAction, endAction, moveAction, reopenAction, startAction } from './action'
import { stageRefusalText } from '@/lib/projects/stages/labels'

type Props = { tenant: string; projectId: string; page: StagePage }

/** What can be done with the stage now; each form stands only where it would be accepted. */
export function StageForms(props: Props) {
  const { stage, can, closing, last } = props.page
  const ends = stage.number === last.closing || stage.number === last.stability
  const mayClose = ends ? can.end : can.close
  const blocked = closing.ok ? null : closing.reason
  const waiting = stage.number === last.stability ? props.page.status === 'MONITORING' : props.page.status === 'RUNNING'
  return (
    <>
      {stage.state === 'WAITING' && waiting && can.start && <Start {...props} />}
      {stage.state !== 'CLOSED' && waiting && mayClose && (
        <Section
          title={
            stage.number === last.closing
              ? 'Закрыть проект'
              : stage.number === last.stability
                ? 'Завершить проект'
                : 'Закрыть этап'
          }
          rule
        >
          {blocked?.code === 'EARLIER_OPEN' ? (
            <Notice tone="warn">{stageRefusalText(blocked)}</Notice>
          ) : (
            <Close {...props} ends={ends} />
          )}
        </Section>
      )}
      {stage.state !== 'CLOSED' && waiting && !mayClose && ends && can.close && (
        <Section title="Закрыть проект" rule>
          <Notice>Этот этап завершает проект: его закрывает куратор.</Notice>
        </Section>
      )}
      {stage.state !== 'CLOSED' && can.move && isUnderWay(props.page.status) && <Move {...props} />}
      {stage.state === 'CLOSED' && can.reopen && <Reopen {...props} />}
    </>
  )
}

const hidden = ({ projectId, page }: Props) => ({
  projectId,
  version: page.version,
  number: page.stage.number,
})

function Start(props: Props) {
  const { today } = props.page
  return (
    <Section title="Начать этап" rule>
      <ActionForm
        action={startAction}
        tenant={props.tenant}
        hidden={hidden(props)}
        submitLabel="Начать этап"
        variant="quiet"
        quiet
      >
        <DateField name="startedOn" label="Начат" defaultValue={today} max={today} />
      </ActionForm>
    </Section>
  )
}

function Close(props: Props & { ends: boolean }) {
  const { stage, today, last } = props.page
  const started = stage.startedOn ?? (stage.dueFrom !== null && stage.dueFrom <= today ? stage.dueFrom : today)
  const label =
    stage.number === last.closing
      ? 'Закрыть проект'
      : stage.number === last.stability
        ? 'Завершить проект'
        : 'Закрыть этап'
  return (
    <div className="max-w-[48rem]">
      <ActionForm
        action={props.ends ? endAction : closeAction}
        tenant={props.tenant}
        hidden={hidden(props)}
        submitLabel={label}
        {...(props.ends
          ? {
              confirm: {
                title: `${label}?`,
                text:
                  stage.number === last.closing
                    ? 'Куратору придёт запрос отчёта о закрытии. Открыть этап заново сможет только уполномоченный орган.'
                    : 'Открыть этап заново сможет только уполномоченный орган.',
                confirmLabel: label,
              },
            }
          : {})}
      >
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <DateField name="startedOn" label="Начат" defaultValue={started} max={today} />
          <DateField name="closedOn" label="Закончен" defaultValue={today} max={today} />
        </div>
        <TextArea
          name="result"
          label="Что сделано"
          rows={3}
          defaultValue={stage.result}
          hint="Итог этапа в двух-трёх предложениях: его увидят все участники и центр компетенций."
        />
        {stage.artefacts === 0 && (
          <TextArea
            name="noArtefact"
            label="Почему нет материала"
            optional
            rows={2}
            hint="Приложите файл или ссылку выше. Если приложить нечего, объясните почему."
          />
        )}
      </ActionForm>
    </div>
  )
}

function Move(props: Props) {
  const { stage } = props.page
  return (
    <Section
      title="Перенести срок"
      rule
      lead="Утверждённый план не меняется: перенос, причина и автор видны всем участникам."
    >
      <details>
        <summary className="cursor-pointer text-accent">Указать новые даты</summary>
        <div className="mt-4 max-w-[48rem]">
          <ActionForm action={moveAction} tenant={props.tenant} hidden={hidden(props)} submitLabel="Перенести срок">
            <div className="flex flex-wrap gap-x-6 gap-y-4">
              {!stage.single && <DateField name="start" label="Начало" defaultValue={stage.dueFrom ?? undefined} />}
              <DateField
                name="end"
                label={stage.single ? 'Новый день' : 'Окончание'}
                defaultValue={stage.dueTo ?? stage.dueFrom ?? undefined}
              />
            </div>
            <CheckboxField
              name="following"
              defaultChecked
              label="Сдвинуть следующие этапы на столько же дней"
              hint="Даты, которые придутся на выходной, перейдут на ближайший рабочий день."
            />
            <TextArea
              name="reason"
              label="Причина"
              rows={2}
              hint="Например: нет данных за первый квартал, письмо от 12.02.2026 № 45."
            />
          </ActionForm>
        </div>
      </details>
    </Section>
  )
}

function Reopen(props: Props) {
  return (
    <Section title="Открыть этап заново" rule>
      <details>
        <summary className="cursor-pointer text-accent">Этап закрыт по ошибке или без оснований</summary>
        <div className="mt-4 max-w-[48rem]">
          <ActionForm
            action={reopenAction}
            tenant={props.tenant}
            hidden={hidden(props)}
            submitLabel="Открыть этап заново"
            variant="danger"
          >
            <TextArea name="reason" label="Причина" rows={2} hint="Её получит куратор и увидят все участники." />
          </ActionForm>
        </div>
      </details>
    </Section>
  )
}
