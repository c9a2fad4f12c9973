import type { Metadata } from 'next'
import type { ComponentType } from 'react'
import { notFound } from 'next/navigation'
import { FileField } from '@/components/agencies/FileField'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { AccentField } from '@/components/tenancy/AccentField'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Picture } from '@/components/ui/Picture'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { getTenantSettings } from '@/lib/tenancy/queries'
import { sectionSpecs, settingSections, type SettingSection } from '@/lib/tenancy/sections'
import type { TenantView } from '@/lib/core/tenant'
import { EscalationRules } from './EscalationRules'
import { FeedbackRules } from './FeedbackRules'
import { ProcessRules } from './ProcessRules'
import { ProposalRules } from './ProposalRules'
import { appearanceAction, emblemAction, openDataAction, signInPolicyAction } from './action'
import type { SectionProps } from './section'
import { actLine, type ProgrammeTemplate } from '@/lib/programme/act'

export const metadata: Metadata = { title: pageName('settings') }

export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params
  const actor = await requireActor(slug)
  if (!may(actor, 'tenant.settings.read')) notFound()
  const { template, tenant, versions, editable } = await getTenantSettings(actor, {})
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${slug}/office` }, { label: pageName('settings') }]} />
      <OfficeTitle
        path="settings"

        lead="Как программа выглядит для жителей и как входят сотрудники."
      />
      <div className="max-w-[48rem]">
        <Facts tenant={tenant} template={template} />
        {editable ? <Forms tenant={tenant} versions={versions} /> : <ReadOnly tenant={tenant} />}
      </div>
    </>
  )
}

function Facts({ tenant, template }: { tenant: TenantView; template: ProgrammeTemplate }) {
  return (
    <DefinitionList
      items={[
        { term: 'Программа', value: tenant.programme },
        { term: 'Акт', value: actLine(template) },
        { term: 'Уполномоченный орган', value: template.bodies.authority },
        { term: 'Часовой пояс', value: tenant.timeZone },
        { term: 'Адрес для жителей', value: `/${tenant.slug}` },
      ]}
    />
  )
}

/** The form of each section that the modules declare. */
const forms: Record<SettingSection, ComponentType<SectionProps>> = {
  appearance: Appearance,
  emblem: Emblem,
  openData: OpenData,
  proposals: ProposalRules,
  processes: ProcessRules,
  feedback: FeedbackRules,
  escalation: EscalationRules,
  signIn: SignInRules,
}

function Forms({ tenant, versions }: { tenant: TenantView; versions: Record<SettingSection, number> }) {
  return settingSections.map((section) => {
    const Form = forms[section]
    return <Form key={section} tenant={tenant} title={sectionSpecs[section].title} version={versions[section]} />
  })
}

/** «Внешний вид». */
function Appearance({ tenant, title, version }: SectionProps) {
  return (
    <Section title={title} rule>
      <ActionForm action={appearanceAction} tenant={tenant.slug} hidden={{ version }} submitLabel="Сохранить">
        <TextField name="name" label="Наименование региона или муниципалитета" defaultValue={tenant.name} />
        <AccentField defaultValue={tenant.accent} />
      </ActionForm>
    </Section>
  )
}

/** «Герб». */
function Emblem({ tenant, title, version }: SectionProps) {
  const { slug } = tenant
  return (
    <Section title={title} lead="Стоит рядом с названием программы. Без герба показывается первая буква." rule>
      {tenant.emblem && (
        <div className="mb-5 flex flex-wrap items-center gap-5">
          <Picture src={tenant.emblem} alt={`Герб: ${tenant.name}`} className="size-16 object-contain" />
          <ActionForm
            action={emblemAction}
            tenant={slug}
            hidden={{ remove: 1, version }}
            submitLabel="Убрать герб"
            variant="quiet"
            quiet
          />
        </div>
      )}
      <ActionForm
        action={emblemAction}
        tenant={slug}
        hidden={{ version }}
        submitLabel={tenant.emblem ? 'Заменить герб' : 'Поставить герб'}
        variant="quiet"
      >
        <FileField
          name="emblem"
          label="Файл герба"
          hint="PNG или WebP до 200 КБ, лучше квадратный с прозрачным фоном"
          accept="image/png,image/webp"
        />
      </ActionForm>
    </Section>
  )
}

/** «Открытые данные»: who answers for the published sets. */
function OpenData({ tenant: { slug, settings }, title, version }: SectionProps) {
  return (
    <Section
      title={title}
      lead="Кто отвечает за наборы данных: печатается в паспорте каждого набора. С ИНН начинается его идентификатор."
      rule
    >
      <ActionForm action={openDataAction} tenant={slug} hidden={{ version }} submitLabel="Сохранить ответственного">
        <TextField
          name="inn"
          label="ИНН уполномоченного органа"
          optional
          inputMode="numeric"
          chars={12}
          defaultValue={settings.openData.inn}
        />
        <TextField
          name="contact"
          label="Ответственное лицо"
          optional
          hint="Должность или фамилия, имя, отчество"
          defaultValue={settings.openData.contact}
        />
        <TextField name="phone" label="Телефон" optional type="tel" chars={20} defaultValue={settings.openData.phone} />
        <TextField
          name="email"
          label="Электронная почта"
          optional
          type="email"
          defaultValue={settings.openData.email}
        />
      </ActionForm>
    </Section>
  )
}

/** «Вход и пароли». */
function SignInRules({ tenant: { slug, settings }, title, version }: SectionProps) {
  return (
    <Section title={title} lead="Действует для всех, у кого есть роль в этой программе." rule>
      <ActionForm action={signInPolicyAction} tenant={slug} hidden={{ version }} submitLabel="Сохранить правила входа">
        <TextField
          name="passwordMinLength"
          label="Пароль не короче"
          inputMode="numeric"
          chars={4}
          suffix="знаков"
          defaultValue={settings.passwordMinLength}
          hint="От 8 до 64. Уже заданные пароли не меняются"
        />
        <TextField
          name="sessionMinutes"
          label="Сеанс заканчивается без действий через"
          inputMode="numeric"
          chars={5}
          suffix="минут"
          defaultValue={settings.sessionMinutes}
          hint="От 5 минут до суток (1440). Считается работа только в этой программе: кто работает и в другой, войдёт сюда заново."
        />
        <TextField
          name="lockoutAttempts"
          label="Неверных паролей подряд до паузы"
          inputMode="numeric"
          chars={4}
          defaultValue={settings.lockoutAttempts}
          hint="От 3 до 20"
        />
        <TextField
          name="lockoutMinutes"
          label="Пауза"
          inputMode="numeric"
          chars={5}
          suffix="минут"
          defaultValue={settings.lockoutMinutes}
          hint="От 1 до 1440"
        />
        <CheckboxField
          name="requireSecondFactor"
          defaultChecked={settings.requireSecondFactor}
          label="Уполномоченный орган входит со вторым фактором"
          hint="Код из приложения на телефоне. Если второй фактор у вас ещё не настроен, портал попросит настроить его сразу после сохранения."
        />
      </ActionForm>
    </Section>
  )
}

function ReadOnly({ tenant: { settings, accent } }: { tenant: TenantView }) {
  return (
    <Section title={sectionSpecs.signIn.title}>
      <DefinitionList
        items={[
          { term: 'Пароль не короче', value: `${settings.passwordMinLength} знаков` },
          { term: 'Сеанс без действий', value: `${settings.sessionMinutes} минут` },
          {
            term: 'Пауза после ошибок',
            value: `${settings.lockoutAttempts} подряд – ${settings.lockoutMinutes} минут`,
          },
          {
            term: 'Второй фактор для уполномоченного органа',
            value: settings.requireSecondFactor ? 'обязателен' : 'по желанию',
          },
          { term: 'Цвет', value: accent },
        ]}
      />
    </Section>
  )
}
