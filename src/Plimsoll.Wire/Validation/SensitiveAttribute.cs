namespace Plimsoll.Wire.Validation;

/// <summary>A member whose value the API model calls sensitive: no error repeats it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;
