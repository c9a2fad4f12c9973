'use client'
import { useParams } from 'next/navigation'
import { ButtonLink } from '@/components/ui/Button'

/** To the programme whose address this is; a page that was not found is told no parameters. */
export function HomeLink() {
  const { tenant } = useParams<{ tenant?: string }>()
  return <ButtonLink href={`/${tenant ?? ''}`}>На главную страницу программы</ButtonLink>
}
