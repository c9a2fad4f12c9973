import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { proposalRulesAction } from './action'
import type { SectionProps } from './section'

/** How proposals for improvement are taken and answered. */
export function ProposalRules({ tenant, title, version }: SectionProps) {
  const rules = tenant.settings.proposals
  return (
    <Section title={title} lead="Действует для предложений, поданных после сохранения." rule>
      <ActionForm
        action={proposalRulesAction}
        tenant={tenant.slug}
        hidden={{ version }}
        submitLabel="Сохранить правила предложений"
      >
        <TextField
          name="answerDays"
          label="Ответить автору в течение"
          inputMode="numeric"
          chars={4}
          suffix="рабочих дней"
          defaultValue={rules.answerDays}
          hint="От 1 до 60. О просрочке портал сообщает куратору и вам"
        />
        <TextField
          name="hourRate"
          label="Стоимость часа работы"
          inputMode="numeric"
          chars={7}
          suffix="₽"
          defaultValue={rules.hourRate}
          hint="По ней часы экономии переводятся в рубли; посчитанное раньше не меняется"
        />
        <CheckboxField
          name="publicFiling"
          defaultChecked={rules.publicFiling}
          label="Принимать предложения без входа, по QR-коду"
          hint="У каждого органа есть своя страница и плакат"
        />
        <CheckboxField
          name="anonymous"
          defaultChecked={rules.anonymous}
          label="Можно не называться"
          hint="Тогда портал не знает автора, ответ он видит по личной ссылке"
        />
        <CheckboxField
          name="requireEmail"
          defaultChecked={rules.requireEmail}
          label="Вместе с именем просить почту"
          hint="Действует, если не называться нельзя"
        />
      </ActionForm>
    </Section>
  )
}
