using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bench.Repository.Tests.Surface;

/// <summary>Prints what an assembly offers to others, one member a line, in an order that does not depend on the compiler.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly ImmutableHashSet<string> OfEveryRecord = ["ToString", "GetHashCode", "Equals", "PrintMembers", "EqualityContract", "<Clone>$", "op_Equality", "op_Inequality"];

    /// <summary>The surface of an assembly.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Members(type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : IsRecord(type) ? "record" : "class";
        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type is { IsAbstract: true, IsInterface: false } ? "abstract " : type is { IsSealed: true, IsValueType: false } ? "sealed " : "";
        var bases = new[] { type.BaseType }.Where(up => up is not null && up != typeof(object) && up != typeof(ValueType) && up != typeof(Enum)).Select(up => NameOf(up!));
        var above = string.Join(", ", bases);
        return $"{modifier}{kind} {type.Namespace}.{NameOf(type)}{(above.Length > 0 ? $" : {above}" : "")}";
    }

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : type.GetMembers(Declared).Where(member => !OfEveryRecord.Contains(member.Name) && !member.IsDefined(typeof(CompilerGeneratedAttribute)) || IsPositional(member))
            .Select(Line).OfType<string>();

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo made when IsSeen(made) && !IsCopy(made) => $"new({Parameters(made)})",
        MethodInfo method when IsSeen(method) && !method.IsSpecialName => $"{Static(method)}{NameOf(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})",
        PropertyInfo property when (property.GetMethod ?? property.SetMethod) is { } access && IsSeen(access) =>
            $"{Static(access)}{NameOf(property.PropertyType)} {property.Name} {{ {(property.GetMethod is not null ? "get; " : "")}{Setter(property.SetMethod)}}}",
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const " : "static ")}{NameOf(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "")}",
        EventInfo happening => $"event {NameOf(happening.EventHandlerType!)} {happening.Name}",
        _ => null,
    };

    private static string Setter(MethodInfo? setter) =>
        setter is null || !IsSeen(setter) ? "" : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "")}"));

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo made) => made.IsFamily && made.GetParameters() is [var only] && only.ParameterType == made.DeclaringType;

    private static bool IsPositional(MemberInfo member) => member is PropertyInfo && !OfEveryRecord.Contains(member.Name);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", Declared) is not null;

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return NameOf(underlying) + "?";
        }

        var name = type is { IsNested: true, IsGenericParameter: false } ? $"{NameOf(type.DeclaringType!).Split('<')[0]}.{type.Name}" : type.Name;
        var bare = name.Split('`')[0];
        return type.IsGenericType ? $"{bare}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : bare;
    }
}
