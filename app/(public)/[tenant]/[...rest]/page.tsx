import { notFound } from 'next/navigation'

export const revalidate = 10
export const generateStaticParams = () => []

/** Any other address under a programme: not found, inside its frame. */
export default function UnknownPage() {
  notFound()
}
