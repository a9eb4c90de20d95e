/** @jsxImportSource react */
/** The same once more for the previewer, in English. */
import ReviewMail, { type ReviewMailProps } from "../review.tsx";
import { englishReview } from "../samples/review.ts";

export default function ReviewInEnglish(mail: ReviewMailProps) {
  return <ReviewMail {...mail} />;
}

ReviewInEnglish.PreviewProps = englishReview satisfies ReviewMailProps;
