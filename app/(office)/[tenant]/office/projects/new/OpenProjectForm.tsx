'use client'
import { useState } from 'react'
import { ParticipantFields } from '@/components/projects/ParticipantFields'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import type { ProjectOpening } from '@/lib/projects/opening/queries'

type Props = {
  action: FormAction
  tenant: string
  opening: ProjectOpening
  directory: { id: string; name: string }[]
  backHref: string
}

const OWN_WORDS = ''

export function OpenProjectForm({ action, tenant, opening, directory, backHref }: Props) {
  const { agencies, grounds, portfolios, proposal, practice } = opening
  const only = agencies.length === 1 ? agencies[0] : undefined
  const [ground, setGround] = useState(grounds.length === 0 ? OWN_WORDS : 'unset')
  const [agencyId, setAgencyId] = useState(proposal?.agencyId ?? only?.id ?? '')
  return (
    <ActionForm
      action={action}
      tenant={tenant}
      submitLabel="Открыть проект"
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-[52rem]"
      hidden={{
        ...(only && { agencyId: only.id }),
        ...(proposal && { proposalId: proposal.id }),
        ...(practice && { practiceId: practice.id }),
      }}
    >
      <TextField
        name="title"
        label="Название проекта"
        hint="Что станет лучше: «Сокращение времени ожидания приёма в поликлинике»"
        defaultValue={proposal?.title ?? practice?.fields.title ?? ''}
        maxLength={300}
        autoComplete="off"
      />
      {!only && (
        <ComboField
          name="agencyId"
          label="Кто ведёт проект"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={agencyId || undefined}
          onChange={(value) => setAgencyId(value ?? '')}
        />
      )}
      <RadioGroup
        name="kind"
        label="Вид проекта"
        defaultValue="LEAN"
        choices={[
          {
            value: 'LEAN',
            label: 'Бережливый',
            hint: 'Убирает потери в процессе: ожидание, лишние операции, возвраты',
          },
          { value: 'CLIENT_CENTRIC', label: 'Клиентоцентричный', hint: 'Меняет услугу глазами того, кто её получает' },
        ]}
      />
      {grounds.length > 0 && (
        <SelectField
          name="ground"
          label="Основание"
          optional
          value={ground === 'unset' ? '' : ground === OWN_WORDS ? 'own' : ground}
          empty="Выберите основание"
          onChange={(event) =>
            setGround(event.currentTarget.value === 'own' ? OWN_WORDS : event.currentTarget.value || 'unset')
          }
          options={[
            ...grounds.map((value) => ({ value, label: value })),
            { value: 'own', label: 'Другое, своими словами' },
          ]}
        />
      )}
      {ground === OWN_WORDS && (
        <TextField
          name="groundText"
          label={grounds.length > 0 ? 'Основание своими словами' : 'Основание'}
          hint="Почему проект открывается: жалобы, поручение, результат аудита"
          optional
          autoComplete="off"
        />
      )}
      {portfolios.length > 0 && (
        <SelectField
          name="portfolioId"
          label="Портфель"
          optional
          empty="Не входит в портфель"
          options={portfolios.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <ParticipantFields agencies={directory.filter(({ id }) => id !== agencyId)} />
    </ActionForm>
  )
}
