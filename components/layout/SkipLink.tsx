/** First in the page's tab order. */
export function SkipLink() {
  return (
    <a href="#main" className="skip-link">
      Перейти к содержанию
    </a>
  )
}
