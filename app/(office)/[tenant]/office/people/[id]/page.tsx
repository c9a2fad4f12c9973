import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { AppointmentTable } from '@/components/people/AppointmentTable'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { DialogButton } from '@/components/ui/Dialog'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { formatDateTime } from '@/lib/core/dates'
import { accessLabels, roleLabels } from '@/lib/people/labels'
import { getPerson, type PersonView } from '@/lib/people/queries'
import { may } from '@/lib/access'
import { requireActor, type Actor } from '@/lib/platform/actor'
import { blockPersonAction, invitePersonAction, resetSecondFactorAction, unblockPersonAction } from './access/action'
import { removeRoleAction } from './roles/action'

export const metadata: Metadata = { title: 'Человек' }

export default async function PersonPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const person = await getPerson(actor, { id })
  if (!person) notFound()
  const office = `/${tenant}/office`
  const at = `${office}/people/${id}`
  const when = (instant: Date) => formatDateTime(actor.tenant.timeZone, instant)
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('people'), href: `${office}/people` }, { label: person.name }]} />
      <PageTitle
        title={person.name}
        kicker={person.position}
        actions={
          may(actor, 'person.update') && (
            <ButtonLink href={`${at}/edit`} variant="quiet">
              Изменить
            </ButtonLink>
          )
        }
      />
      {person.blockedAt && (
        <Notice tone="danger" className="mb-6" title={`Доступ закрыт ${when(person.blockedAt)}`}>
          Причина: {person.blockReason}
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: 'Электронная почта', value: <span className="wrap-anywhere">{person.email}</span> },
          { term: 'Доступ', value: accessLabels[person.access] },
          ...(person.secondFactor === null
            ? []
            : [{ term: 'Второй фактор', value: person.secondFactor ? 'подключён' : 'не подключён' }]),
          ...(person.invitedAt ? [{ term: 'Приглашён', value: when(person.invitedAt) }] : []),
        ]}
      />
      <Access person={person} actor={actor} />
      <Section
        title="Роли"
        actions={
          may(actor, 'person.assignRole') && (
            <ButtonLink href={`${at}/roles`} size="s">
              Дать роль
            </ButtonLink>
          )
        }
      >
        {person.roles.length === 0 && (
          <p className="text-muted">Ролей нет: войти человек сможет, но ничего не увидит. Дайте ему роль.</p>
        )}
        <ul className="border-t border-line empty:hidden">
          {person.roles.map((role) => (
            <li
              key={role.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2"
            >
              <span>
                <b>{roleLabels[role.role]}</b>
                {role.agencyName && <span className="text-muted"> · {role.agencyName}</span>}
              </span>
              {may(actor, 'person.removeRole') && (
                <ActionForm
                  action={removeRoleAction}
                  tenant={tenant}
                  hidden={{ id, version: person.version, membershipId: role.id }}
                  submitLabel="Снять"
                  variant="quiet"
                  size="s"
                  quiet
                  confirm={{
                    title: `Снять роль «${roleLabels[role.role]}»?`,
                    text: 'Права пропадут сразу, при следующем обращении человека к порталу.',
                    confirmLabel: 'Снять роль',
                    tone: 'danger',
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Назначения" lead="Делаются на странице органа.">
        <AppointmentTable
          rows={person.appointments}
          office={office}
          of="person"
          canEnd={may(actor, 'appointment.end')}
        />
      </Section>
    </>
  )
}

function Access({ person, actor }: { person: PersonView; actor: Actor }) {
  const { slug } = actor.tenant
  const hidden = { id: person.id, version: person.version }
  if (person.access === 'BLOCKED')
    return (
      may(actor, 'person.unblock') && (
        <div className="mt-4">
          <ActionForm action={unblockPersonAction} tenant={slug} hidden={hidden} submitLabel="Открыть доступ" quiet />
        </div>
      )
    )
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {may(actor, 'person.invite') && person.access !== 'ACTIVE' && (
        <ActionForm
          action={invitePersonAction}
          tenant={slug}
          hidden={hidden}
          submitLabel={person.access === 'NONE' ? 'Отправить приглашение' : 'Отправить приглашение ещё раз'}
          quiet
        />
      )}
      {person.secondFactor && !person.isSelf && (
        <DialogButton label="Сбросить второй фактор" title="Сбросить второй фактор">
          <ActionForm
            action={resetSecondFactorAction}
            tenant={slug}
            hidden={hidden}
            submitLabel="Сбросить"
            variant="danger"
          >
            <p className="text-muted">
              Делайте это, когда телефон и резервные коды потеряны, и только убедившись, что просит сам человек (
              {person.name}). Все сеансы завершатся, для входа хватит пароля. На почту придёт письмо с причиной и вашим
              именем.
            </p>
            <TextField name="reason" label="Причина" hint="Например: утерян телефон, заявление от 05.11.2026 № 12" />
          </ActionForm>
        </DialogButton>
      )}
      {may(actor, 'person.block') && !person.isSelf && (
        <DialogButton label="Закрыть доступ" title="Закрыть доступ" variant="danger">
          <ActionForm
            action={blockPersonAction}
            tenant={slug}
            hidden={hidden}
            submitLabel="Закрыть доступ"
            variant="danger"
          >
            <p className="text-muted">
              {person.name} не сможет работать в портале уже со следующего обращения. Роли и назначения сохранятся.
            </p>
            <TextField name="reason" label="Причина" hint="Останется в журнале" />
          </ActionForm>
        </DialogButton>
      )}
    </div>
  )
}
