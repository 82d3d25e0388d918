/// <summary>Stands in for the one type that the library takes from a package of polyfills.</summary>
internal static class EnumPolyfill
{
    public static T[] GetValues<T>()
        where T : struct, System.Enum => System.Enum.GetValues<T>();
}
