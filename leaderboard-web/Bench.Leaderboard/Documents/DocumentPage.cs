using System.Collections.Immutable;

namespace Bench.Leaderboard.Documents;

/// <summary>A page of the documentation as the site shows it.</summary>
/// <param name="Name">Its name below <c>/docs/</c>, such as <c>scoring</c> or <c>adr/0001-the-clock-is-outside</c>.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Headings">The other headings, in order.</param>
/// <param name="Text">Its words without markup, for the search.</param>
/// <param name="Body">Its markup.</param>
public sealed record DocumentPage(string Name, string Title, ImmutableArray<DocumentHeading> Headings, string Text, RenderedMarkdown Body);
