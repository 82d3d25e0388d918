using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Documents;

/// <summary>
/// Compares a document with the shape of a record: names, types, required members, and the rules written on its properties. The
/// generated schemas say the same. Finds everything that is wrong, not the first thing only.
/// </summary>
internal sealed class StructureCheck(string file)
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, RecordMembers> Members = new();

    private readonly List<DocumentError> errors = [];

    /// <summary>What is wrong with a document that should hold a <typeparamref name="T"/>.</summary>
    public static ImmutableArray<DocumentError> Of<T>(DocumentNode root, string file)
    {
        var check = new StructureCheck(file);
        check.Value(root, new Slot(typeof(T), Nullable: false, SlotRules.None), "");
        return [.. check.errors];
    }

    private void Value(DocumentNode node, Slot slot, string pointer)
    {
        var type = Nullable.GetUnderlyingType(slot.Type) ?? slot.Type;
        if (type == typeof(JsonElement) || (node.Kind == JsonValueKind.Null && slot.Nullable))
        {
            return;
        }

        var info = BenchJson.Options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                Object(node, info, pointer);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(node, info.ElementType!, slot, pointer);
                break;
            case JsonTypeInfoKind.Dictionary:
                Map(node, info, slot, pointer);
                break;
            default:
                Scalar(node, type, slot, pointer);
                break;
        }
    }

    private void Object(DocumentNode node, JsonTypeInfo info, string pointer)
    {
        if (!Is(node, JsonValueKind.Object, "an object", pointer))
        {
            return;
        }

        var members = Members.GetOrAdd(info, RecordMembers.Of);
        foreach (var (name, value) in node.Members)
        {
            var below = DocumentNode.Below(pointer, name);
            if (members.Known.TryGetValue(name, out var slot))
            {
                Value(value, slot, below);
            }
            else if (!members.IsOpen)
            {
                Add(value, below, "found an unknown field", $"one of {string.Join(", ", members.Known.Keys.Order(StringComparer.Ordinal))}");
            }
        }

        foreach (var missing in members.Required.Where(name => node.Member(name) is null))
        {
            Add(node, DocumentNode.Below(pointer, missing), "found nothing", $"the field \"{missing}\"");
        }
    }

    private void List(DocumentNode node, Type element, Slot slot, string pointer)
    {
        if (!Is(node, JsonValueKind.Array, "a list", pointer))
        {
            return;
        }

        if (slot.Rules.IsFilled && node.Items.Count == 0)
        {
            Add(node, pointer, "found an empty list", "at least one item");
        }

        for (var index = 0; index < node.Items.Count; index++)
        {
            Value(node.Items[index], slot with { Type = element, Nullable = false }, $"{pointer}/{index}");
        }
    }

    private void Map(DocumentNode node, JsonTypeInfo info, Slot slot, string pointer)
    {
        if (!Is(node, JsonValueKind.Object, "an object", pointer))
        {
            return;
        }

        foreach (var (name, value) in node.Members)
        {
            var below = DocumentNode.Below(pointer, name);
            if (info.KeyType is { IsEnum: true } words && EnumWords.Of(words).Value(name) is null)
            {
                Add(value, below, $"found the name \"{DocumentNode.Shown(name)}\"", $"one of {string.Join(", ", EnumWords.Of(words).Words)}");
            }
            else
            {
                Value(value, slot with { Type = info.ElementType!, Nullable = false }, below);
            }
        }
    }

    private void Scalar(DocumentNode node, Type type, Slot slot, string pointer)
    {
        if (type.IsEnum)
        {
            var words = EnumWords.Of(type);
            if (node.Kind != JsonValueKind.String || words.Value(node.Text) is null)
            {
                Add(node, pointer, node.Describe(), $"one of {string.Join(", ", words.Words)}");
            }
        }
        else if (type == typeof(TaskId))
        {
            Must(
                node.Kind == JsonValueKind.String && TaskId.TryParse(node.Text) is not null,
                node,
                "a task id: owner__repo-suffix, where the suffix is a number or a short commit id",
                pointer);
        }
        else if (type == typeof(string))
        {
            Text(node, slot, pointer);
        }
        else if (type == typeof(bool))
        {
            Must(node.Kind is JsonValueKind.True or JsonValueKind.False, node, "true or false", pointer);
        }
        else
        {
            Number(node, type, slot.Rules.Bounds, pointer);
        }
    }

    private void Text(DocumentNode node, Slot slot, string pointer)
    {
        if (!Is(node, JsonValueKind.String, "a text", pointer))
        {
            return;
        }

        if (slot.Rules.Constant is { } constant)
        {
            Must(node.Text == constant.Value, node, $"\"{constant.Value}\"", pointer);
        }

        if (slot.Rules.Shape is { } shape)
        {
            Must(TextShape.Fits(shape.Pattern, node.Text), node, shape.Words, pointer);
        }
    }

    private void Number(DocumentNode node, Type type, BoundsAttribute? bounds, string pointer)
    {
        var (least, greatest) = NumberRange.Of(type, bounds);
        var fits = node.Kind == JsonValueKind.Number && Fits(type, node.Text) && double.Parse(node.Text, CultureInfo.InvariantCulture) is var number
            && double.IsFinite(number) && number >= least && number <= greatest;
        if (fits)
        {
            return;
        }

        var words = (type != typeof(double) ? "a whole number" : "a number") + (double.IsFinite(least), double.IsFinite(greatest)) switch
        {
            (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {least} to {greatest}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $" of {least} or more"),
            _ => "",
        };
        Add(node, pointer, node.Describe(), words);
    }

    private static bool Fits(Type type, string digits) =>
        type == typeof(double)
        || (type == typeof(int) && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        || (type == typeof(long) && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        || (type == typeof(ulong) && ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private bool Is(DocumentNode node, JsonValueKind kind, string words, string pointer)
    {
        Must(node.Kind == kind, node, words, pointer);
        return node.Kind == kind;
    }

    private void Must(bool holds, DocumentNode node, string expected, string pointer)
    {
        if (!holds)
        {
            Add(node, pointer, node.Describe(), expected);
        }
    }

    private void Add(DocumentNode node, string pointer, string problem, string expected) =>
        errors.Add(new DocumentError(file, node.Line, pointer, problem, expected));

    /// <summary>What may stand in a place.</summary>
    private sealed record Slot(Type Type, bool Nullable, SlotRules Rules);

    /// <summary>The rules written on a property.</summary>
    private sealed record SlotRules(ShapeAttribute? Shape, ConstantAttribute? Constant, BoundsAttribute? Bounds, bool IsFilled)
    {
        public static SlotRules None { get; } = new(null, null, null, IsFilled: false);

        public static SlotRules Of(ICustomAttributeProvider? property) => property is null
            ? None
            : new(Rule<ShapeAttribute>(property), Rule<ConstantAttribute>(property), Rule<BoundsAttribute>(property), Rule<FilledAttribute>(property) is not null);

        private static T? Rule<T>(ICustomAttributeProvider property)
            where T : Attribute => property.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
    }

    /// <summary>The members of a record. Looked up once a record: a file of samples holds millions of them.</summary>
    private sealed record RecordMembers(FrozenDictionary<string, Slot> Known, ImmutableArray<string> Required, bool IsOpen)
    {
        public static RecordMembers Of(JsonTypeInfo info)
        {
            var known = info.Properties.Where(property => !property.IsExtensionData).ToList();
            return new RecordMembers(
                known.ToFrozenDictionary(
                    property => property.Name, property => new Slot(property.PropertyType, property.IsSetNullable, SlotRules.Of(property.AttributeProvider)), StringComparer.Ordinal),
                [.. known.Where(property => property.IsRequired).Select(property => property.Name)],
                known.Count < info.Properties.Count);
        }
    }
}
