namespace Bench.Contracts.Documents;

/// <summary>A list that holds at least one item when it is given; a list of lists whose inner lists do. The reader checks it and the schema states it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FilledAttribute : Attribute;
