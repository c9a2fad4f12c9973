import { NotFoundText } from '@/components/layout/NotFoundText'

export default function OfficeNotFound() {
  return <NotFoundText homeHref="/account/home" homeLabel="В кабинет" />
}
