import styles from "./Papers.module.css";

/** A text with its paragraphs, each indented by two characters. */
export function Paragraphs({ text }: { text: string }) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    <>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed text does not change its order
        <p key={index} className={styles.paragraph}>
          {line}
        </p>
      ))}
    </>
  );
}
