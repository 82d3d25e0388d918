namespace Bench.Harvester.Filter.Texts;

/// <summary>A word of a text.</summary>
/// <param name="Text">The word in lower case.</param>
/// <param name="Sentence">Number of its sentence in the text.</param>
/// <param name="InCode">True between backticks, where it names something.</param>
internal readonly record struct Word(string Text, int Sentence, bool InCode);
