'use client'
import { useSyncExternalStore } from 'react'
import { Section } from '@/components/ui/Section'
import { sectionLabels } from '@/lib/projects/passport/labels'
import type { PassportView } from '@/lib/projects/passport/view'
import { GoalRows } from './GoalRows'
import { PathField, Place, Remarks } from './PathField'
import { PersonFields, TeamFields } from './PeopleFields'
import { StageRows } from './StageRows'
import { TextRows } from './TextRows'

/** The passport's form, section by section in the order of the document. */
export function PassportFields({ form }: { form: PassportView['form'] }) {
  // What is typed before the page came to life would not be saved: until then nothing can be typed.
  const alive = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  return (
    <fieldset disabled={!alive} className="min-w-0">
      <legend className="sr-only">Паспорт проекта</legend>
      <Section title={sectionLabels.general} rule>
        <div className="grid gap-5">
          <PathField path="title" label="Название проекта" rows={1} />
          <PathField path="customer" label="Заказчик" hint="Кому нужно, чтобы процесс стал лучше" />
          <PathField path="process" label="Процесс" hint="Какой процесс меняется, своими словами" />
          <PathField path="boundaries" label="Границы процесса" hint="С чего начинается и чем кончается" rows={1} />
          <Place path="leader">
            <PersonFields at="leader" nameLabel="Руководитель проекта" />
            <Remarks path="leader" />
          </Place>
        </div>
        <TeamFields />
      </Section>
      <Section title={sectionLabels.grounds} rule lead="Почему процесс надо менять: цифры, обращения, поручения.">
        <TextRows list="grounds" one="Основание" add="Добавить основание" />
      </Section>
      <Section title={sectionLabels.goals} rule>
        <GoalRows />
      </Section>
      <Section title={sectionLabels.effects} rule lead="Что ещё изменится, кроме чисел.">
        <TextRows list="effects" one="Эффект" add="Добавить эффект" />
      </Section>
      <Section title={sectionLabels.stages} rule>
        <StageRows form={form} />
      </Section>
      <Section title={sectionLabels.approver} rule lead="Руководитель заказчика: он ставит «Утверждаю».">
        <Place path="approver">
          <PersonFields at="approver" nameLabel="Фамилия, имя, отчество" />
          <Remarks path="approver" />
        </Place>
      </Section>
    </fieldset>
  )
}
