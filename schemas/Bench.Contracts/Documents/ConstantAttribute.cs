namespace Bench.Contracts.Documents;

/// <summary>The one value of a field, such as the name of a schema.</summary>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConstantAttribute(string value) : Attribute
{
    /// <summary>The value.</summary>
    public string Value { get; } = value;
}
