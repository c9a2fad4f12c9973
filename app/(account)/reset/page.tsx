import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { ResetForm } from './ResetForm'

export const metadata: Metadata = { title: 'Новый пароль' }

export default function ResetPage() {
  return (
    <>
      <PageTitle
        size="l"
        title="Не помните пароль?"
        lead="Укажите почту: мы пришлём ссылку, по которой можно задать новый. Прежний пароль действует, пока вы этого не сделали."
      />
      <div className="max-w-[24rem]">
        <ResetForm />
      </div>
    </>
  )
}
