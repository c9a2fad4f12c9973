import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ImportForm } from '@/components/agencies/ImportForm'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { importPeopleAction } from './action'

export const metadata: Metadata = { title: 'Загрузка людей из файла' }

export default async function ImportPeoplePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  if (!may(actor, 'person.import')) notFound()
  const at = `/${tenant}/office/people`
  return (
    <>
      <Breadcrumbs items={[{ label: 'Люди и роли', href: at }, { label: 'Загрузка из файла' }]} />
      <PageTitle
        title="Загрузить людей из таблицы"
        lead="Столбцы: ФИО, должность, электронная почта, роль, орган. Сначала файл проверяется и показывается; загружаются все строки или ни одной."
        actions={
          <ButtonLink href={`${at}/import/sample`} variant="quiet" download="">
            Скачать образец
          </ButtonLink>
        }
      />
      <div className="max-w-[60rem]">
        <ImportForm action={importPeopleAction} tenant={tenant}>
          <CheckboxField
            name="invite"
            label="Сразу отправить приглашения"
            hint="Каждый получит письмо со ссылкой; не более 1000 человек за раз. Без отметки приглашения отправляются со страницы человека."
          />
        </ImportForm>
      </div>
    </>
  )
}
