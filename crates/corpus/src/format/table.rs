//! The macro that makes a table's writer and its reader from one list of fields.

/// Defines a view `Name<'a>` with a getter for each field, and writing and reading back of its model.
///
/// `Name(Index) of Model in Section { field: Type, … } with { child, … }`; a table whose rows belong to
/// rows of another one without saying so in the model is `in Section under Parent`, which adds a first
/// column for the parent. `columns Name` also defines a struct with the column of each field. Children stand in tables of their own and are read by methods of the same name.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident($ix:ty) of $model:ty,
        in $section:ident $(under $parent:ty)? $(, columns $columns:ident)? {
        $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
    } $(with { $($child:ident,)* })?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name<'a> {
            pub(crate) packed: Packed<'a>,
            pub(crate) row: u32,
        }

        impl<'a> Row<'a> for $name<'a> {
            const SECTION: Section = Section::$section;
            fn at(packed: Packed<'a>, row: u32) -> Self {
                Self { packed, row }
            }
        }

        // Not every table that only this crate reads needs every getter.
        impl<'a> $name<'a> {
            #[allow(dead_code)]
            const FIRST: usize = 0 $(+ <$parent as Field>::COLUMNS)?;

            /// Where it stands among its like.
            #[allow(dead_code)]
            pub fn ix(self) -> $ix {
                <$ix as Number>::from_number(self.row)
            }

            $(
                /// The row that it belongs to.
                pub fn parent(self) -> $parent {
                    <$parent as Field>::get(self.cells(0))
                }
            )?

            #[inline]
            fn cells(self, column: usize) -> Cells<'a> {
                Cells { packed: self.packed, section: Section::$section, column, row: self.row }
            }

            table!(@getters (Self::FIRST) $($(#[$field_doc])* $field: $type,)*);
        }

        table!(@columns ($($columns)?) $section ($($parent)?) $($field: $type,)*);

        impl Record for $model {
            const SECTION: Section = Section::$section;
            const COLUMNS: usize =
                0 $(+ <$parent as Field>::COLUMNS)? $(+ <$type as Field>::COLUMNS)*;
            #[cfg(feature = "sharded")]
            const FIELDS: &'static [(&'static str, usize)] = &[
                $(("parent", <$parent as Field>::COLUMNS),)?
                $((stringify!($field), <$type as Field>::COLUMNS),)*
            ];
            fn put(&self, parent: u32, pools: &mut Pools, row: &mut Vec<u32>) {
                let _ = parent;
                $(<$parent as Field>::put(&<$parent as Number>::from_number(parent), pools, row);)?
                $(<$type as Field>::put(&self.$field, pools, row);)*
            }
        }

        impl $name<'_> {
            /// The record as a plain value.
            #[allow(dead_code)]
            pub fn to_model(self) -> $model {
                type Model = $model;
                Model {
                    $($field: <$type as Field>::own(self.$field()),)*
                    $($($child: self.$child().map(|child| child.to_model()).collect(),)*)?
                }
            }
        }
    };
    (@columns () $section:ident ($($parent:ty)?) $($field:ident: $type:ty,)*) => {};
    (@columns ($columns:ident) $section:ident ($($parent:ty)?) $($field:ident: $type:ty,)*) => {
        /// The table's columns, found once for a pass over many rows.
        #[derive(Clone, Copy, Debug)]
        #[allow(dead_code)]
        pub(crate) struct $columns<'a> {
            $(pub(crate) $field: Column<'a>,)*
        }

        impl<'a> $columns<'a> {
            #[inline]
            pub(crate) fn of(packed: Packed<'a>) -> Self {
                let mut next = 0 $(+ <$parent as Field>::COLUMNS)?;
                Self {
                    $($field: {
                        let at = next;
                        next += <$type as Field>::COLUMNS;
                        let _ = next;
                        packed.column(Section::$section, at)
                    },)*
                }
            }
        }
    };
    (@getters ($column:expr)) => {};
    (@getters ($column:expr)
        $(#[$doc:meta])* $field:ident: $type:ty, $($rest:tt)*) => {
        $(#[$doc])*
        pub fn $field(self) -> <$type as Field>::View<'a> {
            <$type as Field>::get(self.cells($column))
        }
        table!(@getters ($column + <$type as Field>::COLUMNS) $($rest)*);
    };
}
